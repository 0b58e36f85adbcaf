package org.qinglin.app.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;

/**
 * A place that a student holds.
 *
 * @param reconfirmBy the session moved: until when the student may confirm anew; null when there is nothing to confirm
 * @param forTeam whether the team took it: the student was named, and says whether they come
 * @param freeUntil until when it may be given back without counting as late
 */
public record HeldPlace(
        OfferId offer,
        SessionId session,
        SessionRoleId role,
        @Nullable Instant reconfirmBy,
        boolean forTeam,
        Instant freeUntil) {}
