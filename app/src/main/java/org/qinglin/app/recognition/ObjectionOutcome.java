package org.qinglin.app.recognition;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of an objection, or of deciding one. */
public sealed interface ObjectionOutcome {

    record Done(long id) implements ObjectionOutcome {}

    record Faulty(List<Fault> faults) implements ObjectionOutcome {}

    /** The same person's objection to the same certificate is open. */
    record AlreadyOpen() implements ObjectionOutcome {}

    /** The notice is over: final, or revoked. */
    record NoticeOver() implements ObjectionOutcome {}

    record AlreadyDecided() implements ObjectionOutcome {}

    /** Whoever objected does not decide. */
    record SamePerson() implements ObjectionOutcome {}

    record NotFound() implements ObjectionOutcome {}
}
