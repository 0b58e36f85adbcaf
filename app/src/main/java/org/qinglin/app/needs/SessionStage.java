package org.qinglin.app.needs;

/** Where a session stands. */
public enum SessionStage {
    /** Its order is not accepted, or no longer. */
    WAITING,
    /** Yet to come: places are given. */
    OPEN,
    RUNNING,
    /** Over; its hours wait for confirmation. */
    OVER,
    /** Its hours are confirmed. */
    CONFIRMED,
    CANCELLED
}
