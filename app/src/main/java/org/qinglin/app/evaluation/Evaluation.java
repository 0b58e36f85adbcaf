package org.qinglin.app.evaluation;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;

/** One side's word about a session: 1 (poor) to 5 (very good), and a comment. */
public record Evaluation(
        SessionId session, Side side, @Nullable StudentId student, int score, String comment, Instant submittedAt) {

    public enum Side {
        COMMUNITY,
        STUDENT
    }
}
