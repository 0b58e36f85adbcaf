package org.qinglin.app.assignment;

/** What came of taking an application back. */
public sealed interface WithdrawOutcome {

    record Done() implements WithdrawOutcome {}

    /** The lottery's list is closed; whoever is drawn can give the place back afterwards. */
    record ListClosed() implements WithdrawOutcome {}

    record NotFound() implements WithdrawOutcome {}
}
