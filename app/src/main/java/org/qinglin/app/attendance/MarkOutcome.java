package org.qinglin.app.attendance;

import java.time.Instant;

/** What came of a sign-in or sign-out. */
public sealed interface MarkOutcome {

    record SignedIn(Instant at) implements MarkOutcome {}

    record SignedOut(Instant at, int minutes) implements MarkOutcome {}

    /** Recorded, though no sign-in stands before it: the organiser looks at it. */
    record SignedOutAlone(Instant at) implements MarkOutcome {}

    /** Recorded, though no sign-out stands between it and the sign-in before: the organiser looks at it. */
    record SignedInAgain(Instant at, Instant before) implements MarkOutcome {}

    /** The same was recorded a moment before: nothing changed. */
    record Repeated(Instant at) implements MarkOutcome {}

    /** Not a code of this installation. */
    record CodeForged() implements MarkOutcome {}

    record CodeOfOtherSession() implements MarkOutcome {}

    /** Older than its step and one of grace, or than kept scans may be: scan again. */
    record CodeExpired(Instant shownAt) implements MarkOutcome {}

    /** Of a moment that the server's clock has not reached. */
    record CodeOfFuture() implements MarkOutcome {}

    /** What was scanned is not there any more, or was never: scan again. */
    record NoScan() implements MarkOutcome {}

    /** The student has no place at this session. */
    record NotOnRoster() implements MarkOutcome {}

    /** Too early or too late: marks are taken from {@code from} to {@code to}. */
    record OutsideHours(Instant from, Instant to) implements MarkOutcome {}

    /** The task may endanger the body and its accident insurance is not recorded: it does not start (条例 Art.17). */
    record NotInsured() implements MarkOutcome {}

    /** All sign-ins of the day are used (domain rule 8: at most 3 pairs a person, day and activity). */
    record TooMany() implements MarkOutcome {}

    /** The hours of this session are confirmed; a late mark changes nothing. */
    record Closed() implements MarkOutcome {}

    /** Whether something stands recorded now. */
    default boolean isRecorded() {
        return this instanceof SignedIn
                || this instanceof SignedOut
                || this instanceof SignedOutAlone
                || this instanceof SignedInAgain
                || this instanceof Repeated;
    }
}
