package org.qinglin.app.needs;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.qinglin.app.shared.GeoPoint;

/** One session of a request, with the roles it needs. */
public record ServiceSession(
        SessionId id,
        RequestId request,
        Instant startsAt,
        Instant endsAt,
        String place,
        GeoPoint position,
        List<SessionRole> roles) {

    public int places() {
        return roles.stream().mapToInt(SessionRole::maxHeads).sum();
    }

    /** Length in whole minutes. */
    public int minutes() {
        return (int) Duration.between(startsAt, endsAt).toMinutes();
    }
}
