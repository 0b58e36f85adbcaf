package org.qinglin.app.needs;

/** Where a service request stands; which step leads where is {@link RequestSteps#TABLE}. */
public enum RequestStatus {
    /** Waits for the college's answer. */
    SUBMITTED,
    /** The college has asked something and waits for the community. */
    ASKED_BACK,
    /** Its places may be given. */
    ACCEPTED,
    REFUSED,
    WITHDRAWN,
    /** Absorbed into another request, which goes on in its stead. */
    MERGED,
    CLOSED
}
