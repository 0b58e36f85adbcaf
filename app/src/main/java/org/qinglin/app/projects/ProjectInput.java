package org.qinglin.app.projects;

import org.jspecify.annotations.Nullable;

/**
 * A project as it was typed, by form or API.
 *
 * @param layer {@code COLLEGE}, {@code FACULTY}, {@code TEAM} or {@code STUDENT}; what is not the viewer's to choose is
 *     their own
 * @param faculty number of the faculty that runs it, where the college enters a faculty's project
 * @param collegeBrings one thing a line
 */
public record ProjectInput(
        @Nullable String name,
        @Nullable String programme,
        @Nullable String kind,
        @Nullable String layer,
        @Nullable String faculty,
        @Nullable String community,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String plan,
        @Nullable String collegeBrings,
        @Nullable String communityBrings) {

    public static ProjectInput blank() {
        return new ProjectInput(null, null, null, null, null, null, null, null, null, null, null);
    }

    /** A project as it could be typed, for changing it. */
    public static ProjectInput of(Project project) {
        return new ProjectInput(
                project.name(),
                project.programme(),
                project.kind(),
                project.layer().name(),
                project.faculty() == null
                        ? null
                        : Long.toString(project.faculty().value()),
                project.community() == null ? null : project.community().value(),
                project.startsOn().toString(),
                project.endsOn().toString(),
                project.plan(),
                project.collegeBrings(),
                project.communityBrings());
    }
}
