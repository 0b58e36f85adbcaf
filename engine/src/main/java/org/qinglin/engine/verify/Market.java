package org.qinglin.engine.verify;

import java.util.List;

/** What a verifier needs to know of a problem, whatever files it came from. People and places are numbered from 0. */
interface Market {

    int people();

    int places();

    /** Tasks a person may take. */
    int capacity(int person);

    /** Most heads of a place. */
    int heads(int place);

    /** Value of the k-th head of a place, k from 1. */
    long worth(int place, int k);

    /** Block of a place: a person takes at most one place of a block. */
    int block(int place);

    /** What the pair is worth, or 0 if it is not eligible. */
    long value(int person, int place);

    /** Why the pair is not eligible, for the message. */
    String whyNot(int person, int place);

    /** What a line of the plan must tell of the pair beside its value. */
    List<String> told(int person, int place);

    /** Whoever tells pairs at these prices. One for each thread. */
    Teller teller(long[] price, long scale);

    /** Tells pairs, leaving out some of those that cannot gain. */
    interface Teller {

        /** Tells all eligible pairs of a person that gain: whose value × scale is above the price of their place. */
        void gainful(int person, PairVisitor visitor);
    }

    /** The number of a person by id, or −1. */
    int personOf(String id);

    /** The number of a place by id, or −1. */
    int placeOf(String id);

    String placeId(int place);

    /** The largest value that a pair or a place can have. */
    long largest();

    /** Pairs of places among those that one person takes which overlap in time although their blocks differ. */
    List<String> overlaps(List<Integer> places);

    /** Told one eligible pair. */
    @FunctionalInterface
    interface PairVisitor {
        void pair(int place, long value);
    }
}
