package org.qinglin.app.needs;

/** Where a service request stands: submitted → accepted or refused; accepted → closed; withdrawn by its submitter. */
public enum RequestStatus {
    SUBMITTED,
    ACCEPTED,
    REFUSED,
    WITHDRAWN,
    CLOSED
}
