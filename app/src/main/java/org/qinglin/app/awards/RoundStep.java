package org.qinglin.app.awards;

/** A step in the life of a round of awards. */
public sealed interface RoundStep {

    /** The first by mean score are proposed and stand in public notice. */
    record Propose() implements RoundStep {}

    /** The notice is over and no objection is open. */
    record Finish() implements RoundStep {}

    record CallOff() implements RoundStep {}
}
