package org.qinglin.app.attendance;

import java.time.Instant;
import java.util.Set;
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
 * @param doubts what is missing or contradictory
 * @param proposal minutes that the organiser is asked to accept or change
 * @param decided what the organiser made of it, while nothing new is known
 * @param settledLater whether a phone kept a scan while offline
 * @param witnessed whether the organiser's own word is among it
 * @param near whether the phone was near the session's place at each mark
 */
public record Presence(
        StudentId student,
        @Nullable Instant signedIn,
        @Nullable Instant signedOut,
        int minutes,
        boolean inNow,
        Set<Doubt> doubts,
        int proposal,
        @Nullable Integer decided,
        boolean settledLater,
        boolean witnessed,
        boolean near) {

    public boolean complete() {
        return signedIn != null && !inNow;
    }

    /** Whether the organiser still has to look. */
    public boolean toReview() {
        return !doubts.isEmpty() && decided == null;
    }

    /** The minutes to confirm, unless the community knows better. */
    public int counted() {
        return decided == null ? minutes : decided;
    }

    /**
     * Where so many minutes come from: scanned, only if the server saw every scan itself, nothing is doubtful, and the scans
     * say just that.
     */
    Origin origin(int confirmed) {
        boolean scanned = complete() && doubts.isEmpty() && !settledLater && !witnessed && confirmed == minutes;
        return !scanned ? Origin.COMMUNITY_CONFIRMED : near ? Origin.GEOFENCED : Origin.SCANNED;
    }
}
