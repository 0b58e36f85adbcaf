package org.qinglin.app.matching;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Weights;

/**
 * A dispatch run to be planned: accepted sessions from the first to the last day, both included.
 *
 * @param scope which of them
 * @param follows the run that it plans anew; null where it is a first one
 */
public record NewRun(
        String title,
        LocalDate from,
        LocalDate to,
        Instant respondBy,
        Weights weights,
        RunRules rules,
        RunScope scope,
        @Nullable RunId follows) {

    /** A first one, about everything. */
    public NewRun(String title, LocalDate from, LocalDate to, Instant respondBy, Weights weights, RunRules rules) {
        this(title, from, to, respondBy, weights, rules, RunScope.ALL, null);
    }

    /** One that asks for nothing beyond the flow form. */
    public NewRun(String title, LocalDate from, LocalDate to, Instant respondBy, Weights weights) {
        this(title, from, to, respondBy, weights, RunRules.NONE, RunScope.ALL, null);
    }

    /** The same with other weights; the reach stays. */
    public NewRun withWeights(Weights other) {
        return new NewRun(
                title, from, to, respondBy, other.withReachMetres(weights.reachMetres()), rules, scope, follows);
    }

    /** The same as the successor of another: who reads it sees what was changed. */
    public NewRun following(RunId other) {
        return new NewRun(title, from, to, respondBy, weights, rules, scope, other);
    }
}
