package org.qinglin.app.meetings;

/** As what somebody is invited, or came. */
public enum CameAs {
    /** The college itself. */
    LEADER,
    FACULTY,
    COMMUNITY,
    STREET,
    TEAM,
    /** Of an award. */
    WINNER,
    /** Came without an invitation. */
    OTHER
}
