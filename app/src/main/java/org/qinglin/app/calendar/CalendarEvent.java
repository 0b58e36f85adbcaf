package org.qinglin.app.calendar;

import java.time.Instant;
import org.qinglin.app.needs.SessionId;

/**
 * A session as a calendar shows it.
 *
 * @param sequence goes up with every change that a calendar shows (RFC 5545, 3.8.7.4)
 * @param changedAt when that number was given
 */
public record CalendarEvent(
        SessionId session,
        Instant startsAt,
        Instant endsAt,
        String title,
        String place,
        Status status,
        int sequence,
        Instant changedAt) {

    /** Names as RFC 5545, 3.8.1.11 has them. */
    public enum Status {
        /** Not everything is settled: places are free, or somebody must confirm anew. */
        TENTATIVE,
        CONFIRMED,
        CANCELLED
    }

    /** Whether a calendar would show the same, whatever its number. */
    public boolean looksLike(CalendarEvent other) {
        return startsAt.equals(other.startsAt)
                && endsAt.equals(other.endsAt)
                && title.equals(other.title)
                && place.equals(other.place)
                && status == other.status;
    }

    CalendarEvent with(Status newStatus, int newSequence, Instant at) {
        return new CalendarEvent(session, startsAt, endsAt, title, place, newStatus, newSequence, at);
    }
}
