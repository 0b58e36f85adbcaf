package org.qinglin.app.matching;

import java.time.Instant;
import java.time.LocalDate;
import org.qinglin.engine.Weights;

/** A dispatch run to be planned: all accepted sessions from the first to the last day, both included. */
public record NewRun(String title, LocalDate from, LocalDate to, Instant respondBy, Weights weights, RunRules rules) {

    /** One that asks for nothing beyond the flow form. */
    public NewRun(String title, LocalDate from, LocalDate to, Instant respondBy, Weights weights) {
        this(title, from, to, respondBy, weights, RunRules.NONE);
    }

    /** The same with other weights; the reach stays. */
    public NewRun withWeights(Weights other) {
        return new NewRun(title, from, to, respondBy, other.withReachMetres(weights.reachMetres()), rules);
    }
}
