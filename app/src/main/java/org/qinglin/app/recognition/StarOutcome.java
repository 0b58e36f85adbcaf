package org.qinglin.app.recognition;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of an application for a star, or of a step in answering one. */
public sealed interface StarOutcome {

    record Done(long id, int level) implements StarOutcome {}

    record Faulty(List<Fault> faults) implements StarOutcome {}

    /** So many minutes are missing, for the next star or for the one that was applied for. */
    record NotReached(long missing) implements StarOutcome {}

    /** The highest star that the hours reach is the student's already. */
    record AlreadyGiven(int level) implements StarOutcome {}

    /** One waits for its answer. */
    record AlreadyOpen() implements StarOutcome {}

    record AlreadyDecided() implements StarOutcome {}

    record NotFound() implements StarOutcome {}
}
