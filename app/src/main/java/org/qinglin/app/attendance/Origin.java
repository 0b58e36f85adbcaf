package org.qinglin.app.attendance;

/** Where an hour comes from (domain rule 9): a back-entry never looks like a scanned one. */
public enum Origin {
    SCANNED,
    COMMUNITY_CONFIRMED,
    BACKFILLED
}
