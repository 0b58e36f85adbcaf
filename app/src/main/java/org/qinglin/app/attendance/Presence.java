package org.qinglin.app.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.StudentId;

/**
 * What the marks of one student at one session say.
 *
 * @param signedIn the first sign-in
 * @param signedOut the last sign-out
 * @param minutes served between sign-ins and sign-outs, within the session's own time (domain rule 8: actual service
 *     only)
 * @param inNow signed in and not out again
 */
public record Presence(
        StudentId student,
        @Nullable Instant signedIn,
        @Nullable Instant signedOut,
        int minutes,
        boolean inNow) {

    public boolean complete() {
        return signedIn != null && !inNow;
    }
}
