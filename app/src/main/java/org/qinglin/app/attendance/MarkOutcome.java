package org.qinglin.app.attendance;

import java.time.Instant;

/** What came of a sign-in or sign-out. */
public sealed interface MarkOutcome {

    record SignedIn(Instant at) implements MarkOutcome {}

    record SignedOut(Instant at, int minutes) implements MarkOutcome {}

    /** The code was used a moment ago for the same mark: nothing changed. */
    record Repeated(Instant at) implements MarkOutcome {}

    /** The code is too old, forged or of another session: scan again. */
    record CodeNotValid() implements MarkOutcome {}

    /** The student has no place at this session. */
    record NotOnRoster() implements MarkOutcome {}

    /** Too early or too late: marks are taken from {@code from} to {@code to}. */
    record OutsideHours(Instant from, Instant to) implements MarkOutcome {}

    /** The task may endanger the body and its accident insurance is not recorded: it does not start (条例 Art.17). */
    record NotInsured() implements MarkOutcome {}

    /** Sign-out without a sign-in. */
    record NotSignedIn() implements MarkOutcome {}

    /** All sign-ins of the day are used (domain rule 8: at most 3 pairs a person, day and activity). */
    record TooMany() implements MarkOutcome {}

    /** The hours of this session are confirmed; a late mark changes nothing. */
    record Closed() implements MarkOutcome {}
}
