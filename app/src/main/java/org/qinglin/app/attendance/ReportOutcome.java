package org.qinglin.app.attendance;

/** What came of writing a closing report. */
public sealed interface ReportOutcome {

    record Written() implements ReportOutcome {}

    /** The writer's own report, written anew. */
    record Changed() implements ReportOutcome {}

    /** The hours are confirmed first. */
    record HoursNotConfirmed() implements ReportOutcome {}

    /** Somebody else has written the report of this session. */
    record WrittenByAnother() implements ReportOutcome {}

    /** The request is closed: its report stays as it is. */
    record RequestClosed() implements ReportOutcome {}

    record TextMissing() implements ReportOutcome {}

    /** @param length characters written, {@code most} allowed */
    record TextTooLong(int length, int most) implements ReportOutcome {}

    /** Not a number of heads from 0 to {@code most}. */
    record ResidentsMissing(int most) implements ReportOutcome {}

    record NotFound() implements ReportOutcome {}
}
