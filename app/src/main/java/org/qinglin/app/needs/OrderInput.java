package org.qinglin.app.needs;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as it was typed, by form, API or file: texts only, so that whatever was entered can be shown again beside
 * what is wrong with it.
 *
 * @param college the id of the college that the order goes to
 * @param programme a programme's code
 * @param hazardous {@code "true"} when the task may endanger the body
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
        @Nullable List<Role> roles) {

    /** @param date such as 2026-11-28; {@code from} and {@code to} such as 09:00 */
    public record Session(
            @Nullable String date,
            @Nullable String from,
            @Nullable String to) {}

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
