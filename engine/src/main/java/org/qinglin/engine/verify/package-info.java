/** Checks a plan and its proof from the input alone; shares no code with solver and index. */
@NullMarked
package org.qinglin.engine.verify;

import org.jspecify.annotations.NullMarked;
