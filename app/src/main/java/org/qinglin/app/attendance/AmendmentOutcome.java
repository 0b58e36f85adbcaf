package org.qinglin.app.attendance;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of a dispute, a back-entry or a correction, or of a step in deciding one. */
public sealed interface AmendmentOutcome {

    record Done(long id) implements AmendmentOutcome {}

    record Faulty(List<Fault> faults) implements AmendmentOutcome {}

    /** It was decided already, or one about the same hours waits. */
    record AlreadyDone() implements AmendmentOutcome {}

    /** Whoever proposed it cannot be the second person. */
    record SamePerson() implements AmendmentOutcome {}

    /** The organiser has not confirmed the session's hours yet: they are entered there. */
    record NotConfirmed() implements AmendmentOutcome {}

    /** The student served elsewhere at that time. */
    record Overlaps() implements AmendmentOutcome {}

    record NotFound() implements AmendmentOutcome {}
}
