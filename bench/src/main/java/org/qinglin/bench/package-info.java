/** Measures the engine side by side with its peers: only ratios taken in one run on one machine count. */
@NullMarked
package org.qinglin.bench;

import org.jspecify.annotations.NullMarked;
