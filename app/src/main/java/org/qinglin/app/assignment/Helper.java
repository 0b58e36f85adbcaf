package org.qinglin.app.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;

/**
 * Someone who accepted: the student, the role, the session.
 *
 * @param substitute whether the student was asked because somebody else cannot come
 */
public record Helper(
        SessionId session, SessionRoleId role, StudentId student, Instant confirmedAt, boolean substitute) {

    /** Since when the student stands in for somebody; null for all others. */
    public @Nullable Instant substituteSince() {
        return substitute ? confirmedAt : null;
    }
}
