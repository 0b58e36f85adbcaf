package org.qinglin.app.attendance;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of reporting an incident or of a step in following it up. */
public sealed interface IncidentOutcome {

    record Done(long id) implements IncidentOutcome {}

    record Faulty(List<Fault> faults) implements IncidentOutcome {}

    /** It has its end already; what was said stays said. */
    record AlreadyDone() implements IncidentOutcome {}

    record NotFound() implements IncidentOutcome {}
}
