/**
 * The loop, walked at random on the platform and held against what it must do, told a second time as simply as possible.
 */
@NullMarked
package org.qinglin.bench.loop;

import org.jspecify.annotations.NullMarked;
