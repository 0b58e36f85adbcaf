package org.qinglin.app.identity;

/** What an account may act as; what each may reach stands in {@code authorisation.csv}. */
public enum Role {
    STUDENT,
    TEAM_LEADER,
    COMMUNITY,
    FACULTY,
    COLLEGE,
    DISTRICT,
    AUDITOR,
    ADMINISTRATOR
}
