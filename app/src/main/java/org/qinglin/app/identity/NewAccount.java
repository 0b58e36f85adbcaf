package org.qinglin.app.identity;

import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/** An account to be opened: a login, a name, roles, and the scope that the roles need. */
public record NewAccount(
        String login,
        String name,
        Set<Role> roles,
        @Nullable CollegeId college,
        @Nullable UnitId unit,
        @Nullable PlaceCode place,
        @Nullable StudentId student,
        @Nullable TeamId team) {

    public static NewAccount administrator(String login, String name) {
        return new NewAccount(login, name, Set.of(Role.ADMINISTRATOR), null, null, null, null, null);
    }

    public static NewAccount auditor(String login, String name) {
        return new NewAccount(login, name, Set.of(Role.AUDITOR), null, null, null, null, null);
    }

    public static NewAccount college(String login, String name, CollegeId college) {
        return new NewAccount(login, name, Set.of(Role.COLLEGE), college, null, null, null, null);
    }

    public static NewAccount faculty(String login, String name, CollegeId college, UnitId faculty) {
        return new NewAccount(login, name, Set.of(Role.FACULTY), college, faculty, null, null, null);
    }

    public static NewAccount community(String login, String name, PlaceCode place) {
        return new NewAccount(login, name, Set.of(Role.COMMUNITY), null, null, place, null, null);
    }

    public static NewAccount street(String login, String name, PlaceCode place) {
        return new NewAccount(login, name, Set.of(Role.STREET), null, null, place, null, null);
    }

    public static NewAccount district(String login, String name, PlaceCode place) {
        return new NewAccount(login, name, Set.of(Role.DISTRICT), null, null, place, null, null);
    }

    public static NewAccount student(String login, String name, CollegeId college, StudentId student) {
        return new NewAccount(login, name, Set.of(Role.STUDENT), college, null, null, student, null);
    }

    public static NewAccount teamLeader(String login, String name, CollegeId college, StudentId student, TeamId team) {
        return new NewAccount(login, name, Set.of(Role.STUDENT, Role.TEAM_LEADER), college, null, null, student, team);
    }
}
