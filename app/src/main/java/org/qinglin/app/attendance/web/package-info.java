/** Pages and API of attendance. */
@NullMarked
package org.qinglin.app.attendance.web;

import org.jspecify.annotations.NullMarked;
