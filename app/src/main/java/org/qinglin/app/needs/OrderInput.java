package org.qinglin.app.needs;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.TypedLines;

/**
 * An order as it was typed, by form, API or file: texts only, so that whatever was entered can be shown again beside
 * what is wrong with it.
 *
 * @param college the id of the college that the order goes to
 * @param programme a programme's code
 * @param hazardous {@code "true"} when the task may endanger the body
 * @param weekly days of the week on which it takes place besides {@code sessions}
 * @param menuItem the number of the menu item that it was ordered from
 * @param wish the number of the resident's wish that it fulfils
 */
public record OrderInput(
        @Nullable String college,
        @Nullable String programme,
        @Nullable String title,
        @Nullable String description,
        @Nullable String riskText,
        @Nullable String hazardous,
        @Nullable String insurancePolicy,
        @Nullable String minAge,
        @Nullable String maxAge,
        @Nullable String urgency,
        @Nullable String contactName,
        @Nullable String contactPhone,
        @Nullable String place,
        @Nullable List<Session> sessions,
        @Nullable List<Role> roles,
        @Nullable Weekly weekly,
        @Nullable String menuItem,
        @Nullable String wish) {

    public OrderInput {
        sessions = TypedLines.withoutGaps(sessions, new Session(null, null, null));
        roles = TypedLines.withoutGaps(roles, new Role(null, null, null, null, null));
    }

    /** An order with its sessions one by one. */
    public OrderInput(
            @Nullable String college,
            @Nullable String programme,
            @Nullable String title,
            @Nullable String description,
            @Nullable String riskText,
            @Nullable String hazardous,
            @Nullable String insurancePolicy,
            @Nullable String minAge,
            @Nullable String maxAge,
            @Nullable String urgency,
            @Nullable String contactName,
            @Nullable String contactPhone,
            @Nullable String place,
            @Nullable List<Session> sessions,
            @Nullable List<Role> roles) {
        this(
                college,
                programme,
                title,
                description,
                riskText,
                hazardous,
                insurancePolicy,
                minAge,
                maxAge,
                urgency,
                contactName,
                contactPhone,
                place,
                sessions,
                roles,
                null,
                null,
                null);
    }

    /** @param date such as 2026-11-28; {@code from} and {@code to} such as 09:00 */
    public record Session(
            @Nullable String date,
            @Nullable String from,
            @Nullable String to) {}

    /**
     * Every week on some days. What falls on a public holiday is left out, and so is a weekend day that is worked: the
     * students are in class then.
     *
     * @param weekdays numbers, 1 for Monday to 7 for Sunday
     * @param firstDay such as 2026-09-07; {@code lastDay} belongs to it too
     * @param from such as 09:00; {@code to} too
     * @param holidays {@code "keep"} when it takes place on public holidays too
     * @param makeUpDays {@code "keep"} when it takes place on weekend days that are worked too
     */
    public record Weekly(
            @Nullable List<String> weekdays,
            @Nullable String firstDay,
            @Nullable String lastDay,
            @Nullable String from,
            @Nullable String to,
            @Nullable String holidays,
            @Nullable String makeUpDays) {

        /** Whether anything of it was filled in: the times of day stand in the form from the beginning. */
        public boolean isMeant() {
            return weekdays != null && !weekdays.isEmpty() || isGiven(firstDay) || isGiven(lastDay);
        }

        /** Whether a day of the week is among the chosen ones; for the form. */
        public boolean has(int weekday) {
            return weekdays != null && weekdays.contains(Integer.toString(weekday));
        }

        private static boolean isGiven(@Nullable String text) {
            return text != null && !text.isBlank();
        }
    }

    /** @param skill a skill's code, or empty; {@code level} 1–5, empty for 1 */
    public record Role(
            @Nullable String name,
            @Nullable String min,
            @Nullable String max,
            @Nullable String skill,
            @Nullable String level) {}

    /** A blank order with one session and one role to fill in. */
    public static OrderInput blank(String contactName, String place) {
        return new OrderInput(
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                "1",
                contactName,
                null,
                place,
                List.of(new Session(null, "09:00", "11:00")),
                List.of(new Role(null, "1", "2", null, null)));
    }
}
