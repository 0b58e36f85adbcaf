package org.qinglin.app.programmes.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.programmes.CalendarDay;
import org.qinglin.app.programmes.WorkCalendar;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** The calendar of working days for programs. */
@RestController
@Tag(name = "calendar", description = "public holidays and make-up workdays")
class CalendarApi {

    private final WorkCalendar calendar;

    CalendarApi(WorkCalendar calendar) {
        this.calendar = calendar;
    }

    /** @param known whether the year's calendar was brought in; until then Monday to Friday count as worked */
    record YearOfDays(int year, boolean known, List<CalendarDay> days) {}

    @Operation(summary = "The days of a year that the official calendar moves")
    @GetMapping("/api/calendar/{year}")
    YearOfDays year(@PathVariable int year) {
        int within = Math.max(1, Math.min(year, 9999));
        var days = List.copyOf(calendar.between(LocalDate.of(within, 1, 1), LocalDate.of(within, 12, 31))
                .values());
        return new YearOfDays(within, !days.isEmpty(), days);
    }
}
