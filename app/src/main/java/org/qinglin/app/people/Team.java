package org.qinglin.app.people;

import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/** A service team (服务队). */
public record Team(
        TeamId id,
        CollegeId college,
        @Nullable UnitId faculty,
        String name,
        String motto,
        @Nullable StudentId leader,
        int members) {}
