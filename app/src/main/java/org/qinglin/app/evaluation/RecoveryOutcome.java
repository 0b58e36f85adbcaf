package org.qinglin.app.evaluation;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of a step of service recovery. */
public sealed interface RecoveryOutcome {

    record Done() implements RecoveryOutcome {}

    record Faulty(List<Fault> faults) implements RecoveryOutcome {}

    /** It was done already; what was done stays said. */
    record AlreadyDone() implements RecoveryOutcome {}

    record NotFound() implements RecoveryOutcome {}
}
