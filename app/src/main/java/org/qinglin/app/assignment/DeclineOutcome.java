package org.qinglin.app.assignment;

/** What came of declining an offer. */
public sealed interface DeclineOutcome {

    record Declined() implements DeclineOutcome {}

    /** It was accepted, declined or taken back before. */
    record NoLongerOpen() implements DeclineOutcome {}

    record NotFound() implements DeclineOutcome {}
}
