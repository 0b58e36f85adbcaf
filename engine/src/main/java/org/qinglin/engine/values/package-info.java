/** Tens of millions of small numbers in little memory. */
@NullMarked
package org.qinglin.engine.values;

import org.jspecify.annotations.NullMarked;
