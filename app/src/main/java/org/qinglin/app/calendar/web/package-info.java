/** Pages, feeds and API of calendars. */
@NullMarked
package org.qinglin.app.calendar.web;

import org.jspecify.annotations.NullMarked;
