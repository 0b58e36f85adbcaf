package org.qinglin.app.projects;

/** Who runs a project: each layer proposes its own. */
public enum Layer {
    COLLEGE,
    FACULTY,
    TEAM,
    STUDENT
}
