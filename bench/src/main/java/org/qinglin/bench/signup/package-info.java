/** The sign-up writer beside other designs, over real HTTP. */
@NullMarked
package org.qinglin.bench.signup;

import org.jspecify.annotations.NullMarked;
