package org.qinglin.engine;

/** A small change to what people or needs are, that would let somebody come who cannot now. */
public sealed interface Change {

    /** The way may be longer than the reach by so many metres. */
    record Farther(int metres) implements Change {}

    /** The whole session takes place earlier (negative) or later by so many minutes. */
    record Shift(int minutes) implements Change {}

    /** A course brings people the skill at this level. */
    record Course(String skill, int level) implements Change {}

    /** A guardian consents for people under 18. */
    record Consent() implements Change {}

    /** People whose capacity is used up take one task more. */
    record OneMoreTask() implements Change {}
}
