package org.qinglin.app.attendance.web;

import org.qinglin.app.attendance.Incident;
import org.qinglin.app.attendance.Incidents;

/** Filters of the list of incidents as they stand in an address. */
final class IncidentWords {

    private IncidentWords() {}

    /** An unknown name filters nothing: an old address still shows something. */
    static Incidents.Filter filter(String status, String severity) {
        Incident.Status found = null;
        for (var each : Incident.Status.values()) {
            found = each.name().equals(status) ? each : found;
        }
        Incident.Severity level = null;
        for (var each : Incident.Severity.values()) {
            level = each.name().equals(severity) ? each : level;
        }
        return new Incidents.Filter(found, level);
    }
}
