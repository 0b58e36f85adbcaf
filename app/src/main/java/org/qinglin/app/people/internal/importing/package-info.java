/** Students with their timetables from a spreadsheet. */
@NullMarked
package org.qinglin.app.people.internal.importing;

import org.jspecify.annotations.NullMarked;
