/** The whole story in a real browser, against the real server. */
@NullMarked
package org.qinglin.e2e;

import org.jspecify.annotations.NullMarked;
