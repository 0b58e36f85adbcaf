package org.qinglin.app.attendance;

/** Where an hour comes from (domain rule 9): a back-entry never looks like a scanned one. */
public enum Origin {
    SCANNED,
    /** Signed in by code, and where the service was. */
    GEOFENCED,
    COMMUNITY_CONFIRMED,
    BACKFILLED
}
