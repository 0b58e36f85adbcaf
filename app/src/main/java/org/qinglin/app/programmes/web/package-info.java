/** Pages of programmes and the calendar. */
@NullMarked
package org.qinglin.app.programmes.web;

import org.jspecify.annotations.NullMarked;
