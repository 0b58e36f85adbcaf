package org.qinglin.app.attendance;

/** A step in deciding an amendment. */
public sealed interface AmendmentStep {

    /** It enters the ledger. */
    record Approve() implements AmendmentStep {}

    record TurnDown() implements AmendmentStep {}

    record Withdraw() implements AmendmentStep {}
}
