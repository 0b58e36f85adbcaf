package org.qinglin.app.attendance;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The rules that an installation may set for sign-in and sign-out. */
@Component
public class AttendanceRules {

    private final double minimumPresence;
    private final Duration keptScansFor;
    private final int radiusMetres;
    private final Duration positionsKeptFor;

    /**
     * @param minimumPresence share of a session, 0 to 1, below which nothing counts without a decision
     * @param keptScansFor how old the code of a scan may be that a phone kept while offline
     * @param radiusMetres within which a phone counts as near the session's place
     * @param positionsKeptFor after which the distances of marks are deleted
     */
    AttendanceRules(
            @Value("${qinglin.attendance.minimum-presence:0.5}") double minimumPresence,
            @Value("${qinglin.attendance.kept-scans-for:PT24H}") Duration keptScansFor,
            @Value("${qinglin.attendance.radius-metres:500}") int radiusMetres,
            @Value("${qinglin.attendance.positions-kept-for:P30D}") Duration positionsKeptFor) {
        if (!(minimumPresence >= 0 && minimumPresence <= 1)) {
            throw new IllegalArgumentException("qinglin.attendance.minimum-presence is " + minimumPresence
                    + ", but a share is from 0 to 1; maybe 0.5 for one half");
        }
        this.minimumPresence = minimumPresence;
        this.keptScansFor = keptScansFor;
        this.radiusMetres = radiusMetres;
        this.positionsKeptFor = positionsKeptFor;
    }

    double minimumPresence() {
        return minimumPresence;
    }

    Duration keptScansFor() {
        return keptScansFor;
    }

    int radiusMetres() {
        return radiusMetres;
    }

    public Duration positionsKeptFor() {
        return positionsKeptFor;
    }
}
