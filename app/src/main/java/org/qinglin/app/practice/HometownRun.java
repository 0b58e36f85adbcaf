package org.qinglin.app.practice;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.stable.Placement;
import org.qinglin.engine.stable.StableProblem;

/**
 * Both plans of a season's lists, as they stood then. Ids in them are those of students and posts.
 *
 * @param number of the run in its season, from 1
 * @param stable no student and host would rather be together
 * @param best worth most in points: {@code value}, where no placement exceeds {@code bound}
 * @param chosen what the college chose of it, or null
 */
public record HometownRun(
        long id,
        long season,
        int number,
        StableProblem problem,
        Placement stable,
        Placement best,
        long value,
        long bound,
        Instant ranAt,
        @Nullable Chosen chosen) {

    public enum Plan {
        STABLE,
        BEST
    }

    /** The college's choice, with its reason. */
    public record Chosen(Plan plan, String reason, Instant at) {}

    public Placement of(Plan plan) {
        return plan == Plan.STABLE ? stable : best;
    }
}
