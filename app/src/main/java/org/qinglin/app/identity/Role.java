package org.qinglin.app.identity;

/** What an account may act as; what each may reach stands in {@code authorisation.csv}. */
public enum Role {
    STUDENT,
    TEAM_LEADER,
    COMMUNITY,
    /** The office of a street or town (街道、镇). */
    STREET,
    FACULTY,
    COLLEGE,
    DISTRICT,
    AUDITOR,
    ADMINISTRATOR
}
