@NullMarked
package org.qinglin.scenarios;

import org.jspecify.annotations.NullMarked;
