package org.qinglin.bench.peers;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * One solver's run on one instance.
 *
 * @param limit how long it might have taken
 * @param wholeSeconds of the process, until it was killed if it was
 * @param parts what it said of its own seconds; null if it did not come so far
 * @param peakBytes most memory that the process had resident; 0 if unknown
 * @param objective value of its plan, added up by {@link PlanCheck}; null if there is none
 * @param bound what it proved that no plan exceeds; null if it proved nothing
 * @param gap from its objective to the best bound that this instance's runs proved; null without either
 */
record Run(
        Instance instance,
        Solver solver,
        Input input,
        Outcome outcome,
        Duration limit,
        double wholeSeconds,
        @Nullable Parts parts,
        long peakBytes,
        @Nullable Long objective,
        @Nullable Long bound,
        @Nullable Long gap) {

    /** How it ended. */
    enum Outcome {
        PLANNED,
        /** Killed when its time was up. */
        TIME_LIMIT,
        /** Ended by itself without a plan. */
        FAILED,
        /** Wrote something that is not a plan of its input. */
        NOT_A_PLAN;

        @Override
        public String toString() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    /** The same with its gap to a bound. */
    Run toBound(@Nullable Long proven) {
        Long value = objective;
        return new Run(
                instance,
                solver,
                input,
                outcome,
                limit,
                wholeSeconds,
                parts,
                peakBytes,
                value,
                bound,
                value == null || proven == null ? null : proven - value);
    }

    /** Solver and input, as one line of a table is about. */
    String label() {
        return input == Input.RAW ? solver.label() : solver.label() + " " + input;
    }
}
