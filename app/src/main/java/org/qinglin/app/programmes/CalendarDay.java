package org.qinglin.app.programmes;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.Locale;

/** A day that the year's official calendar moves: a holiday, or a weekend day on which everybody works (调休). */
public record CalendarDay(LocalDate day, Kind kind, String chineseName, String englishName) {

    /** What the calendar makes of the day. */
    public enum Kind {
        HOLIDAY,
        WORKDAY
    }

    /** The holiday that it belongs to. */
    public String name(Locale locale) {
        return locale.getLanguage().equals("en") ? englishName : chineseName;
    }

    static boolean isWeekend(LocalDate day) {
        return day.getDayOfWeek() == DayOfWeek.SATURDAY || day.getDayOfWeek() == DayOfWeek.SUNDAY;
    }
}
