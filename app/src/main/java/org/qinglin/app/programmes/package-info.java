/** The seven practice programmes the terms in which they run, and the calendar of working days. */
@NullMarked
package org.qinglin.app.programmes;

import org.jspecify.annotations.NullMarked;
