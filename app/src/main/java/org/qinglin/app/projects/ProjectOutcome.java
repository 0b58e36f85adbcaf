package org.qinglin.app.projects;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of something asked of a project. */
public sealed interface ProjectOutcome {

    record Done(ProjectId id) implements ProjectOutcome {}

    record Faulty(List<Fault> faults) implements ProjectOutcome {}

    /** The project stands where this step does not lead on. */
    record NotPossible(ProjectStatus status) implements ProjectOutcome {}

    /** There is no such project, or it is not the viewer's to change. */
    record Missing() implements ProjectOutcome {}
}
