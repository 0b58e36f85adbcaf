package org.qinglin.app.identity;

import java.io.Serializable;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/**
 * Who is looking, and within which bounds: every query that returns people, orders or records takes its scope from
 * here. The database guards that each role comes with its scope, so the {@code must…} methods fail only on a bug.
 */
public record Viewer(
        AccountId account,
        String login,
        String name,
        Set<Role> roles,
        @Nullable CollegeId college,
        @Nullable UnitId unit,
        @Nullable PlaceCode place,
        @Nullable StudentId student,
        @Nullable TeamId team)
        implements Serializable {

    public Viewer {
        roles = Set.copyOf(roles);
    }

    public boolean is(Role role) {
        return roles.contains(role);
    }

    public CollegeId mustCollege() {
        return scope(college, "college");
    }

    public UnitId mustUnit() {
        return scope(unit, "unit");
    }

    public PlaceCode mustPlace() {
        return scope(place, "place");
    }

    public StudentId mustStudent() {
        return scope(student, "student");
    }

    public TeamId mustTeam() {
        return scope(team, "team");
    }

    private <T> T scope(@Nullable T value, String name) {
        if (value == null) {
            throw new IllegalStateException("account '" + login + "' with roles " + roles + " has no " + name
                    + "; its row in authorisation.csv lets in a role without that scope");
        }
        return value;
    }
}
