package org.qinglin.app.learning;

/** A step in the life of an enrolment. */
public sealed interface EnrolmentStep {

    /** A place has become free, and it is this one's turn. */
    record MoveUp() implements EnrolmentStep {}

    record Withdraw() implements EnrolmentStep {}
}
