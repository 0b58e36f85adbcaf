package org.qinglin.app.attendance;

/** What a mark says: here now, or gone. */
public enum MarkKind {
    IN,
    OUT
}
