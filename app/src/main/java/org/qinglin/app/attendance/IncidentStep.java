package org.qinglin.app.attendance;

/** A step in following an incident up. */
public sealed interface IncidentStep {

    /** Somebody gets it, with a date. */
    record Give() implements IncidentStep {}

    /** Somebody says what was done meanwhile. */
    record Note() implements IncidentStep {}

    /** It ends with a result. */
    record Settle() implements IncidentStep {}
}
