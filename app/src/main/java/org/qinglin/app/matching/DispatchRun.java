package org.qinglin.app.matching;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;

/**
 * A dispatch run (派单) as it stands.
 *
 * @param follows the run that it plans anew
 * @param phase what a running one is doing: a name of {@link org.qinglin.engine.Progress.Phase}
 * @param progress 0 to 1
 * @param result null until it is planned
 */
public record DispatchRun(
        RunId id,
        CollegeId college,
        String title,
        LocalDate from,
        LocalDate to,
        Instant respondBy,
        RunRules rules,
        RunScope scope,
        @Nullable RunId follows,
        AccountId startedBy,
        RunStatus status,
        String phase,
        double progress,
        Instant startedAt,
        @Nullable Instant publishedAt,
        @Nullable String error,
        @Nullable Result result) {

    /**
     * What came out.
     *
     * @param pairs eligible pairs that the proof speaks about
     * @param objective value of the plan, {@code bound} what no plan exceeds
     * @param withoutFloors value of the plan that would be made without floors for streets; null where there are none
     */
    public record Result(
            int people,
            int places,
            int filled,
            long pairs,
            long objective,
            long bound,
            boolean optimal,
            @Nullable Long withoutFloors) {

        public long gap() {
            return bound - objective;
        }

        public int missing() {
            return places - filled;
        }
    }
}
