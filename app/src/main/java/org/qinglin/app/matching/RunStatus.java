package org.qinglin.app.matching;

/** Where a dispatch run stands: running → planned, failed or cancelled; planned → published. */
public enum RunStatus {
    RUNNING,
    PLANNED,
    FAILED,
    CANCELLED,
    PUBLISHED
}
