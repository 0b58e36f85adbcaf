package org.qinglin.app.projects;

/** A step in the life of a project. */
public sealed interface ProjectStep {

    record Approve() implements ProjectStep {}

    record Decline(String reason) implements ProjectStep {}

    record Begin() implements ProjectStep {}

    /** @param results what came of it, for the report */
    record Finish(String results) implements ProjectStep {}

    record Stop(String reason) implements ProjectStep {}
}
