package org.qinglin.engine.verify;

import java.util.List;

/**
 * What checking a plan came to.
 *
 * @param outcome whether the plan stands
 * @param objective value of the plan, recomputed; 0 if the plan is refused before it could be
 * @param bound what no plan exceeds, recomputed from the prices; 0 if refused before
 * @param reasons why it is refused; empty otherwise
 */
public record Verdict(Outcome outcome, long objective, long bound, List<String> reasons) {

    /** The three ways it can end. */
    public enum Outcome {
        /** Feasible, and no plan over all eligible pairs is better. */
        OPTIMAL,
        /** Feasible, and a truly stated gap remains. */
        FEASIBLE,
        /** Not feasible, or a digest, the proof or a figure is wrong. */
        REFUSED
    }

    static Verdict refused(List<String> reasons) {
        return new Verdict(Outcome.REFUSED, 0, 0, List.copyOf(reasons));
    }

    static Verdict refused(String reason) {
        return refused(List.of(reason));
    }

    public boolean optimal() {
        return outcome == Outcome.OPTIMAL;
    }
}
