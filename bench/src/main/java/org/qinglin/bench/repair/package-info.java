/** Times single changes to a proven plan: how long until it is proven again. */
@NullMarked
package org.qinglin.bench.repair;

import org.jspecify.annotations.NullMarked;
