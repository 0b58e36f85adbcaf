/** How feeds are made. */
@NullMarked
package org.qinglin.app.calendar.internal;

import org.jspecify.annotations.NullMarked;
