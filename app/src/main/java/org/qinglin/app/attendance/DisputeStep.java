package org.qinglin.app.attendance;

/** A step in answering a dispute. */
public sealed interface DisputeStep {

    /** Somebody proposes a correction. */
    record Correct() implements DisputeStep {}

    /** A second person approves it: it stands in the ledger. */
    record Approve() implements DisputeStep {}

    /** The second person does not, or the first takes it back. */
    record TurnDown() implements DisputeStep {}

    /** The record is right as it is, with the reason. */
    record Refuse() implements DisputeStep {}

    record Withdraw() implements DisputeStep {}
}
