/** Times the engine's own parts by themselves, warmed up: where the time goes, not what a user waits for. */
@NullMarked
package org.qinglin.bench.kernels;

import org.jspecify.annotations.NullMarked;
