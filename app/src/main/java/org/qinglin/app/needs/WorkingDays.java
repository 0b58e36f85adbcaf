package org.qinglin.app.needs;

import java.time.DayOfWeek;
import java.time.LocalDate;

/** Days on which an office answers. Weekends do not count; public holidays come with the calendar of a later release. */
final class WorkingDays {

    private WorkingDays() {}

    static LocalDate after(LocalDate start, int workingDays) {
        var day = start;
        for (int left = workingDays; left > 0; ) {
            day = day.plusDays(1);
            if (day.getDayOfWeek() != DayOfWeek.SATURDAY && day.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return day;
    }
}
