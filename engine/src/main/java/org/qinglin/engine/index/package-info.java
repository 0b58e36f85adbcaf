/** From people and roles to the eligible pairs, as primitive arrays. */
@NullMarked
package org.qinglin.engine.index;

import org.jspecify.annotations.NullMarked;
