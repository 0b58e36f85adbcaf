package org.qinglin.app.needs;

/** What came of a review, a withdrawal or a closing. */
public sealed interface Decision {

    record Done(RequestStatus status) implements Decision {}

    /** Somebody else was faster, or the step does not fit where the request stands. */
    record NotPossible(RequestStatus status) implements Decision {}

    /** A refusal or withdrawal without a reason. */
    record ReasonMissing() implements Decision {}

    /** There is no such request among those the viewer may decide about. */
    record NotFound() implements Decision {}
}
