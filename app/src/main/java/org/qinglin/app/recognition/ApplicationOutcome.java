package org.qinglin.app.recognition;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of an application for a certificate, or of a step in answering one. */
public sealed interface ApplicationOutcome {

    record Done(long id) implements ApplicationOutcome {}

    record Issued(long id, CertificateId certificate) implements ApplicationOutcome {}

    record Faulty(List<Fault> faults) implements ApplicationOutcome {}

    /** Nothing in the ledger to certify. */
    record NoHours() implements ApplicationOutcome {}

    /** One of the same student waits for its answer. */
    record AlreadyOpen() implements ApplicationOutcome {}

    /** Somebody else was faster, or it is not its turn: {@link ApplicationSteps} has no such step. */
    record NotNow(Application.Status status) implements ApplicationOutcome {}

    record NotFound() implements ApplicationOutcome {}
}
