package org.qinglin.app.projects;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/**
 * A project of a college and, mostly, one community.
 *
 * @param kind its kind within the programme, in the college's words
 * @param collegeBrings what each side brings, one thing a line: rooms, people, things, never money
 * @param words the results of a finished project, the reason of one declined or stopped; null before
 */
public record Project(
        ProjectId id,
        CollegeId college,
        String name,
        String programme,
        @Nullable String kind,
        Layer layer,
        @Nullable UnitId faculty,
        @Nullable TeamId team,
        @Nullable StudentId student,
        @Nullable PlaceCode community,
        LocalDate startsOn,
        LocalDate endsOn,
        String plan,
        String collegeBrings,
        String communityBrings,
        ProjectStatus status,
        @Nullable String words) {

    public List<String> fromCollege() {
        return collegeBrings.lines().toList();
    }

    public List<String> fromCommunity() {
        return communityBrings.lines().toList();
    }
}
