package org.qinglin.engine;

/** Finds a plan for a problem. The same problem gives the same plan, byte for byte. */
public interface Matcher {

    /**
     * Finds a plan and what can be proven about it.
     *
     * @throws java.util.concurrent.CancellationException if {@code progress} says so
     * @throws IllegalArgumentException if the values are too large to be added up exactly
     */
    Plan match(Problem problem, Progress progress);

    /**
     * The one that proves its plan: no other plan over all eligible pairs is better. Where {@link Rules} break the flow
     * form, the plan keeps them and its certificate states the gap to what could be had without them.
     */
    static Matcher exact() {
        return (problem, progress) -> (problem.rules().equals(Rules.FLOW_FORM)
                        ? new ExactMatcher()
                        : new WholeMatcher())
                .match(problem, progress);
    }
}
