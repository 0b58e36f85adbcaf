package org.qinglin.app.meetings;

import static org.qinglin.app.meetings.Meeting.Status.ANNOUNCED;
import static org.qinglin.app.meetings.Meeting.Status.CANCELLED;
import static org.qinglin.app.meetings.Meeting.Status.HELD;
import static org.qinglin.app.meetings.Meeting.Status.PLANNED;

import org.qinglin.app.shared.StateTable;

/** What can become of a meeting. */
public final class MeetingSteps {

    public static final StateTable<Meeting.Status, MeetingStep> TABLE = new StateTable<Meeting.Status, MeetingStep>(
                    PLANNED)
            .row(PLANNED, MeetingStep.Announce.class, ANNOUNCED, "the college")
            .row(PLANNED, MeetingStep.Cancel.class, CANCELLED, "the college")
            .row(ANNOUNCED, MeetingStep.Cancel.class, CANCELLED, "the college, before it begins")
            .row(
                    ANNOUNCED,
                    MeetingStep.Confirm.class,
                    HELD,
                    "the college, somebody else than whoever wrote the minutes");

    private MeetingSteps() {}
}
