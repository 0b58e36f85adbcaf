package org.qinglin.app.evaluation;

import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;

/**
 * One side's word about a session: 1 (poor) to 5 (very good), and a comment.
 *
 * @param criteria the same scale, for those criteria that the side spoke about
 */
public record Evaluation(
        SessionId session,
        Side side,
        @Nullable StudentId student,
        int score,
        Map<Criterion, Integer> criteria,
        String comment,
        Instant submittedAt) {

    /** Up to this score something went wrong that somebody must look after. */
    public static final int POOR = 2;

    public enum Side {
        COMMUNITY,
        STUDENT,
        /** A resident who was served; speaks by a link, without an account. */
        RESIDENT
    }
}
