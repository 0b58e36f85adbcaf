/** Private to attendance. */
@NullMarked
package org.qinglin.app.attendance.internal;

import org.jspecify.annotations.NullMarked;
