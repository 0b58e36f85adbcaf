/** What runs inside the processes that are measured: a pair list in, a plan out, no help and no checks to wait for. */
@NullMarked
package org.qinglin.bench.child;

import org.jspecify.annotations.NullMarked;
