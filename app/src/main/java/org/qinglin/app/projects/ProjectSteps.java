package org.qinglin.app.projects;

import static org.qinglin.app.projects.ProjectStatus.DECLINED;
import static org.qinglin.app.projects.ProjectStatus.FINISHED;
import static org.qinglin.app.projects.ProjectStatus.PLANNED;
import static org.qinglin.app.projects.ProjectStatus.PROPOSED;
import static org.qinglin.app.projects.ProjectStatus.RUNNING;
import static org.qinglin.app.projects.ProjectStatus.STOPPED;

import org.qinglin.app.shared.StateTable;

/** What can become of a project. The college's own and a faculty's begin planned; a team's and a student's are proposed. */
public final class ProjectSteps {

    private static final String STAFF = "the college or the faculty";
    private static final String RUNS_IT = "whoever runs it, or the college";

    public static final StateTable<ProjectStatus, ProjectStep> TABLE = new StateTable<ProjectStatus, ProjectStep>(
                    PROPOSED)
            .orFirst(PLANNED)
            .row(PROPOSED, ProjectStep.Approve.class, PLANNED, STAFF)
            .row(PROPOSED, ProjectStep.Decline.class, DECLINED, STAFF)
            .row(PLANNED, ProjectStep.Begin.class, RUNNING, RUNS_IT)
            .row(PLANNED, ProjectStep.Stop.class, STOPPED, RUNS_IT)
            .row(RUNNING, ProjectStep.Finish.class, FINISHED, RUNS_IT)
            .row(RUNNING, ProjectStep.Stop.class, STOPPED, RUNS_IT);

    private ProjectSteps() {}
}
