package org.qinglin.ledger;

/** Hears of each entry that is looked at. */
@FunctionalInterface
public interface Progress {

    /** For whoever does not want to know. */
    Progress NONE = what -> {};

    /** @param what which part of the check it is */
    void step(String what);
}
