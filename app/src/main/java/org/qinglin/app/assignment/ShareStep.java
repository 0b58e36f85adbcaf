package org.qinglin.app.assignment;

/** A step in the life of a team's share. */
public sealed interface ShareStep {

    /** The team takes all places of it, with a name for each. */
    record Accept() implements ShareStep {}

    record Refuse() implements ShareStep {}

    /** Nobody answered in time. */
    record Lapse() implements ShareStep {}

    record TakeBack() implements ShareStep {}

    /** The session does not take place. */
    record Cancel() implements ShareStep {}
}
