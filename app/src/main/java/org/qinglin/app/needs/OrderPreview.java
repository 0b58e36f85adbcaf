package org.qinglin.app.needs;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.programmes.CalendarDay;
import org.qinglin.app.shared.Fault;

/** The days that an order comes to, in time, and what is wrong with its times. */
public record OrderPreview(List<Day> days, List<Fault> faults) {

    /**
     * One day.
     *
     * @param official what the official calendar says of it, where it moves the day
     * @param takesPlace false for a day of the week that is left out for what the calendar says
     */
    public record Day(
            LocalDate day,
            LocalTime from,
            LocalTime to,
            @Nullable CalendarDay official,
            boolean takesPlace) {}

    /** How many sessions the order has. */
    public long sessions() {
        return days.stream().filter(Day::takesPlace).count();
    }
}
