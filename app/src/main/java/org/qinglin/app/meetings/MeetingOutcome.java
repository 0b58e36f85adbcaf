package org.qinglin.app.meetings;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of something asked of a meeting. */
public sealed interface MeetingOutcome {

    record Done(long id) implements MeetingOutcome {}

    /** @param people how many were invited who were not before */
    record Invited(int people) implements MeetingOutcome {}

    record Faulty(List<Fault> faults) implements MeetingOutcome {}

    /** The meeting is past this, or not yet there. */
    record NotNow() implements MeetingOutcome {}

    /** It is there already. */
    record Already() implements MeetingOutcome {}

    /** Whoever wrote the minutes does not confirm them. */
    record SamePerson() implements MeetingOutcome {}

    /** There is no such thing, or it is not the viewer's. */
    record Missing() implements MeetingOutcome {}
}
