/** Who goes where when both sides rank each other: stable matchings, and the best-value plan of the same wishes. */
@NullMarked
package org.qinglin.engine.stable;

import org.jspecify.annotations.NullMarked;
