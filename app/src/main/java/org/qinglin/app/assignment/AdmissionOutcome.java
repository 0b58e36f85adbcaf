package org.qinglin.app.assignment;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Fault;

/** What came of the organiser choosing how people get in. */
public sealed interface AdmissionOutcome {

    /** @param closesAt when a lottery's list closes; null in the other modes */
    record Done(Admission mode, @Nullable Instant closesAt) implements AdmissionOutcome {}

    /** Students have applied under the way that was told them: their applications are to be answered first. */
    record Applied(int applicants) implements AdmissionOutcome {}

    /** The draw has been; what is free now is there for who comes first. */
    record AlreadyDrawn() implements AdmissionOutcome {}

    record Faulty(List<Fault> faults) implements AdmissionOutcome {}

    /** There is no such session among the viewer's. */
    record NotFound() implements AdmissionOutcome {}
}
