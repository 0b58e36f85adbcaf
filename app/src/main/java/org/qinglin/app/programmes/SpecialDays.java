package org.qinglin.app.programmes;

import org.jspecify.annotations.Nullable;

/**
 * Whether what takes place in a row, week by week, also does on the days that the calendar moves: the one place for this
 * rule. Unless asked for, neither: on a public holiday people are away, on a weekend day that makes up for one they are at
 * work or in class.
 */
public record SpecialDays(boolean onHolidays, boolean onMakeUpDays) {

    public static final SpecialDays LEFT_OUT = new SpecialDays(false, false);

    /** As forms and the API say it: {@code keep}, or anything else to leave them out. */
    public static SpecialDays typed(@Nullable String holidays, @Nullable String makeUpDays) {
        return new SpecialDays("keep".equals(holidays), "keep".equals(makeUpDays));
    }

    /** @param official what the calendar makes of a day; null where it is what its weekday says */
    public boolean takePlaceOn(@Nullable CalendarDay official) {
        return official == null || (official.kind() == CalendarDay.Kind.HOLIDAY ? onHolidays : onMakeUpDays);
    }
}
