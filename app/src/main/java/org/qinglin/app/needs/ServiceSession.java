package org.qinglin.app.needs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.GeoPoint;

/**
 * One session of a request, with the roles it needs.
 *
 * @param sequence how often it was changed, as calendars count: 0 for never
 * @param cancelled null while it is to take place
 */
public record ServiceSession(
        SessionId id,
        RequestId request,
        Instant startsAt,
        Instant endsAt,
        String place,
        GeoPoint position,
        int sequence,
        @Nullable Cancellation cancelled,
        List<SessionRole> roles) {

    /** That and why it does not take place. */
    public record Cancellation(Instant at, String reason) {}

    public boolean isCancelled() {
        return cancelled != null;
    }

    public int places() {
        return roles.stream().mapToInt(SessionRole::maxHeads).sum();
    }

    /** Length in whole minutes. */
    public int minutes() {
        return (int) Duration.between(startsAt, endsAt).toMinutes();
    }

    /** Where it stands, as far as its order and the clock tell. */
    public SessionStage stage(RequestStatus request, Instant now) {
        if (isCancelled()) {
            return SessionStage.CANCELLED;
        }
        if (request != RequestStatus.ACCEPTED && request != RequestStatus.CLOSED) {
            return SessionStage.WAITING;
        }
        if (startsAt.isAfter(now)) {
            return SessionStage.OPEN;
        }
        return endsAt.isAfter(now) ? SessionStage.RUNNING : SessionStage.OVER;
    }
}
