package org.qinglin.engine.eligibility;

/** The named policies, in the order in which they are asked. */
public enum Policy {
    /** Neither side has blocked the other. */
    NOT_BLOCKED,
    /** Free during the whole session, and not serving elsewhere then. */
    FREE_THEN,
    /** Every skill asked for is held at the level asked for. */
    SKILLS_HELD,
    /** Of an age admitted on the day, and with a guardian's consent if under 18. */
    AGE_AND_CONSENT,
    /** The way is no longer than the reach. */
    WITHIN_REACH
}
