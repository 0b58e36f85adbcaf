package org.qinglin.app.programmes;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.qinglin.app.shared.CollegeId;

/** A term of a college; both days belong to it. */
public record Term(CollegeId college, String name, LocalDate startsOn, LocalDate endsOn) {

    /** The teaching week that a day lies in, from 1. */
    public long weekOf(LocalDate day) {
        var monday = startsOn.with(java.time.temporal.TemporalAdjusters.previousOrSame(java.time.DayOfWeek.MONDAY));
        return Math.floorDiv(ChronoUnit.DAYS.between(monday, day), 7L) + 1;
    }
}
