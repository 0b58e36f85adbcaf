package org.qinglin.app.learning;

import org.jspecify.annotations.Nullable;

/**
 * A class as it was typed, with its lessons at one time of day.
 *
 * @param community the code of the community where it is held; a community's own class gives none
 * @param firstDay day of the first lesson
 * @param from such as {@code 09:00}
 * @param lessons how many
 * @param everyDays days from one lesson to the next: 7 for weekly
 * @param room the id of a shared room; empty where it is held elsewhere. Without a location, the room's is meant
 * @param holidays {@code keep} for lessons on public holidays too, {@code makeUpDays} for those on worked weekend days
 */
public record ClassInput(
        @Nullable String community,
        @Nullable String location,
        @Nullable String capacity,
        @Nullable String enrolFrom,
        @Nullable String enrolUntil,
        @Nullable String firstDay,
        @Nullable String from,
        @Nullable String to,
        @Nullable String lessons,
        @Nullable String everyDays,
        @Nullable String room,
        @Nullable String holidays,
        @Nullable String makeUpDays) {}
