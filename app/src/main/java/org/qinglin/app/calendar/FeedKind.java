package org.qinglin.app.calendar;

import org.qinglin.app.identity.Role;

/** Whose sessions a feed tells. */
public enum FeedKind {
    /** Those that a student accepted. */
    PERSON(Role.STUDENT),
    /** Those that members of the leader's team accepted. */
    TEAM(Role.TEAM_LEADER),
    /** Those that a community ordered and a college accepted. */
    COMMUNITY(Role.COMMUNITY);

    private final Role role;

    FeedKind(Role role) {
        this.role = role;
    }

    /** Who may have one. */
    public Role role() {
        return role;
    }
}
