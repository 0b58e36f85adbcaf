/** The solver over primitive arrays: an ε-scaling auction, forward and reverse, with role prices as its only memory. */
@NullMarked
package org.qinglin.engine.solve;

import org.jspecify.annotations.NullMarked;
