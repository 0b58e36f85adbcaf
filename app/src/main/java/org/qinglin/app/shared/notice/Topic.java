package org.qinglin.app.shared.notice;

/** What a notice is about, as people choose how they want to be told. */
public enum Topic {
    /** Places offered to me, and what becomes of my answers. */
    OFFERS,
    /** Sessions I serve at or run: changes, cancellations, reminders. */
    SESSIONS,
    /** Orders and wishes: review, questions, progress. */
    ORDERS,
    /** Teams: members, orders for the team, hand-over. */
    TEAMS,
    /** Hours, certificates and evaluation. */
    RECORDS,
    /** Agreements between faculties and streets, and what their two sides say to each other. */
    AGREEMENTS
}
