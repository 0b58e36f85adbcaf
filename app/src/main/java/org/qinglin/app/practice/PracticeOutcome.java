package org.qinglin.app.practice;

import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of a step in community practice. */
public sealed interface PracticeOutcome {

    /** @param id of what was made or changed */
    record Done(long id) implements PracticeOutcome {}

    record Faulty(List<Fault> faults) implements PracticeOutcome {}

    record NotFound() implements PracticeOutcome {}

    /** Its time begins on a later day. */
    record NotYet(LocalDate from) implements PracticeOutcome {}

    /** Its last day is over. */
    record Closed(LocalDate last) implements PracticeOutcome {}

    /** What has become of it since leaves no room for this step. */
    record NotFromHere() implements PracticeOutcome {}

    /** Somebody has calculated or chosen anew. */
    record Outdated() implements PracticeOutcome {}

    /** There is one already: a post of the kind, or a pairing on these days. */
    record Taken() implements PracticeOutcome {}

    /** The privacy notice or a guardian's consent is missing, or the student has left. */
    record MayNotServe() implements PracticeOutcome {}
}
