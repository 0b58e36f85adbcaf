package org.qinglin.app.meetings;

/** What came of a scan at the door. */
public sealed interface SignInOutcome {

    record Present() implements SignInOutcome {}

    record AlreadyPresent() implements SignInOutcome {}

    /** The code is not of this meeting, or was shown too long ago: scan the screen again. */
    record Stale() implements SignInOutcome {}

    /** The doors are not open yet, or the meeting is over. */
    record NotNow() implements SignInOutcome {}

    record Missing() implements SignInOutcome {}
}
