package org.qinglin.app.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRole;

/**
 * A role with places that nobody has and nobody was asked for.
 *
 * @param lottery of the session, if it has or had one
 * @param metres the way from where the student lives
 * @param obstacle why this student cannot take one; null if they can
 */
public record OpenPlace(
        ServiceRequest request,
        ServiceSession session,
        SessionRole role,
        int free,
        Admission admission,
        @Nullable Lottery lottery,
        int metres,
        @Nullable ClaimOutcome obstacle) {

    public Instant startsAt() {
        return session.startsAt();
    }
}
