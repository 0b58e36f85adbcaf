package org.qinglin.app.matching;

import java.time.Instant;
import java.time.LocalDate;
import org.qinglin.engine.Weights;

/** A dispatch run to be planned: all accepted sessions from the first to the last day, both included. */
public record NewRun(String title, LocalDate from, LocalDate to, Instant respondBy, Weights weights) {

    /** The same with other weights; the reach stays. */
    public NewRun withWeights(Weights other) {
        return new NewRun(title, from, to, respondBy, other.withReachMetres(weights.reachMetres()));
    }
}
