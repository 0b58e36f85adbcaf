package org.qinglin.app.needs;

import java.time.Instant;
import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of moving or cancelling a session. Pages and API switch over the same names. */
public sealed interface ChangeOutcome {

    /** @param sequence of the change, as calendars count */
    record Moved(int sequence) implements ChangeOutcome {}

    record Cancelled(int sequence) implements ChangeOutcome {}

    /** It has begun, is over, was cancelled, or its order is not accepted. */
    record NotPossible(SessionStage stage) implements ChangeOutcome {}

    /** Neither time nor place differ from what they are. */
    record Same() implements ChangeOutcome {}

    /** The order has another session that begins then. */
    record AnotherBegins(Instant at) implements ChangeOutcome {}

    /** The order's only session left: the order itself is to be withdrawn. */
    record OnlyOne() implements ChangeOutcome {}

    record ReasonMissing() implements ChangeOutcome {}

    record Faulty(List<Fault> faults) implements ChangeOutcome {}

    /** There is no such session among those of the viewer's community. */
    record NotFound() implements ChangeOutcome {}
}
