package org.qinglin.bench.signup;

import java.util.Locale;

/** A way to decide sign-ups; all behind the same HTTP server, with the same filters. */
public enum Design {
    /** The platform's own writer. */
    WRITER,
    /** One transaction a request: {@code UPDATE … SET taken = taken + 1 WHERE taken < capacity}, and the same rows. */
    UPDATE,
    /** One transaction a request: a row for each place, the next free one taken with SKIP LOCKED, and the same rows. */
    SKIP_LOCKED,
    /** One row inserted and committed a request, nothing decided: what the disk and the database allow one by one. */
    INSERT,
    /** Nothing done: what HTTP allows. */
    NOOP,
    /** Counts, then inserts, with no lock and no constraint: what must go wrong. */
    UNLOCKED;

    /** As in the address and in the tables: {@code skip-locked}. */
    String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static Design of(String label) {
        return valueOf(label.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    /** Whether each request has a transaction, and the number of connections matters. */
    boolean hasTransactionOfItsOwn() {
        return this == UPDATE || this == SKIP_LOCKED || this == INSERT;
    }

    /** Whether it gives places away at all. */
    boolean givesPlaces() {
        return this != INSERT && this != NOOP;
    }
}
