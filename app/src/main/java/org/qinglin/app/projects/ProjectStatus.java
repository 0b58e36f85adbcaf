package org.qinglin.app.projects;

/** Where a project stands; what leads where is {@link ProjectSteps}. */
public enum ProjectStatus {
    PROPOSED,
    PLANNED,
    RUNNING,
    FINISHED,
    DECLINED,
    STOPPED
}
