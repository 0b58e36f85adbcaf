package org.qinglin.app.resources;

import java.time.Duration;
import java.time.LocalTime;

/**
 * Something that is lent.
 *
 * @param opens the hours, every day, within which it may be used
 */
public record Resource(
        ResourceId id,
        Kind kind,
        String name,
        String about,
        Party owner,
        String location,
        LocalTime opens,
        LocalTime closes,
        Sharing sharing,
        boolean withdrawn) {

    public enum Kind {
        VENUE,
        EQUIPMENT,
        TEACHER,
        COURSE,
        POST
    }

    /** Which of the other side may ask for it. */
    public enum Sharing {
        /** Those with whom an agreement is in force on the day of use. */
        AGREEMENT,
        /** All who work together, agreement or not. */
        PARTNERS
    }

    public long minutesADay() {
        return Duration.between(opens, closes).toMinutes();
    }
}
