package org.qinglin.app.meetings;

/** A step in the life of a meeting. */
public sealed interface MeetingStep {

    record Announce() implements MeetingStep {}

    /** With the reason that everyone invited reads. */
    record Cancel() implements MeetingStep {}

    /** Somebody confirms the minutes that another wrote. */
    record Confirm() implements MeetingStep {}
}
