package org.qinglin.app.practice;

import java.time.LocalDate;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;

/**
 * A member's report (报到) at a community on a day.
 *
 * @param inHolidays whether the day lies between terms: then one reports at home
 * @param words what was done
 */
public record CheckIn(
        long id,
        StudentId student,
        UnitId branch,
        PlaceCode community,
        String placeName,
        LocalDate day,
        boolean inHolidays,
        String words) {}
