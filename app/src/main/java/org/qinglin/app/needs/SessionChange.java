package org.qinglin.app.needs;

import java.time.Instant;

/** One line of a session's history: what it was, what it became, and why. */
public record SessionChange(int sequence, Kind kind, When was, When became, String reason, Instant at) {

    public enum Kind {
        MOVED,
        CANCELLED
    }

    public record When(Instant startsAt, Instant endsAt, String place) {}
}
