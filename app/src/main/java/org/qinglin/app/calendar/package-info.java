/** Calendar feeds (iCal) for a person, a team and a community. */
@NullMarked
package org.qinglin.app.calendar;

import org.jspecify.annotations.NullMarked;
