package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** What a verifier needs to know of a problem, whatever files it came from. People and places are numbered from 0. */
interface Market {

    int people();

    int places();

    /** Tasks a person may take beside what is pinned. */
    int capacity(int person);

    /** Most heads of a place beside those pinned, 0 for one that was closed. */
    int heads(int place);

    /** Value of the k-th head of a place, k from 1, beside those pinned. */
    long worth(int place, int k);

    /** Number of pins: pairs that stay whatever else is planned. */
    default int pins() {
        return 0;
    }

    /** The number of a pin, −1 if the pair is none. */
    default int pinOf(int person, int place) {
        return -1;
    }

    /** What a pinned pair is worth; nobody asks whether it is eligible. */
    default long pinnedValue(int person, int place) {
        throw new IllegalStateException("There are no pins.");
    }

    /** Value of all pinned pairs with their places. */
    default BigInteger pinned() {
        return BigInteger.ZERO;
    }

    /**
     * Closes places for the bound, if it is true that fewer people may take each than its minimum asks for.
     *
     * @return what is not true
     */
    List<String> close(Collection<String> places);

    /** All people in an order in which those who look at the same places follow one another, as far as anyone knows. */
    default int[] neighboursTogether() {
        return IntStream.range(0, people()).toArray();
    }

    /**
     * Reckons places as wholes.
     *
     * @return what is not as it should be: no such place
     */
    default List<String> reckonAsWholes(Collection<String> places) {
        return places.isEmpty() ? List.of() : List.of("there are no places that could be reckoned as wholes");
    }

    /** Whether any place is reckoned as a whole. */
    default boolean anyWholes() {
        return false;
    }

    /** Whether a place is reckoned as a whole: it has no price to its heads. */
    default boolean isWhole(int place) {
        return false;
    }

    /** Tells all pairs of places that are reckoned as wholes, whether they gain or not. One for each thread. */
    default Teller tellerOfWholes() {
        throw new IllegalStateException("There are no wholes.");
    }

    /** Fewest heads beside those pinned that a place may have if it has any. */
    default int leastHeads(int place) {
        return 1;
    }

    /** Whether one person may be unable to serve in two places of different blocks. */
    default boolean mayClash() {
        return false;
    }

    /** Whether one person can serve in both places. */
    default boolean together(int one, int other) {
        return true;
    }

    /** Number of a place in the order of time. */
    default int turn(int place) {
        return place;
    }

    /** Most tasks of one person whose earnings must be added within 2⁶³. */
    default int mostTasks() {
        return 1;
    }

    /** How many heads a person stands for: a unit's first member for all of them, the others for none. */
    default int standsFor(int person) {
        return 1;
    }

    /** Most heads that one person stands for. */
    default int largestUnit() {
        return 1;
    }

    /**
     * Counts a price of floors in {@link #worth}.
     *
     * @param heads who is where in the plan, those pinned too
     * @return what is not as it should be: no such floor, or one that the plan does not reach
     */
    default List<String> priceFloors(Map<String, Integer> floorPrices, int[] heads) {
        return floorPrices.isEmpty() ? List.of() : List.of("there are no floors that could have a price");
    }

    /** What the floors give back for the heads that they ask for, in points. */
    default BigInteger givenBack() {
        return BigInteger.ZERO;
    }

    /** Whether a place was closed by {@link #close}: nobody can earn anything there. */
    default boolean isClosed(int place) {
        return false;
    }

    /**
     * What a plan breaks beside capacities, heads, blocks and overlaps: minimum heads and units.
     *
     * @param lines who takes what, pins among them: person in the upper half, place in the lower, sorted
     */
    default List<String> broken(long[] lines) {
        return List.of();
    }

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

        /**
         * Tells all eligible pairs of a person that gain enough: whose value × scale is above the price of their place, for
         * each head that the person stands for, by more than the visitor asks when it is asked.
         */
        void gainful(int person, PairVisitor visitor);
    }

    /** The number of a person by id, or −1. */
    int personOf(String id);

    /** The number of a place by id, or −1. */
    int placeOf(String id);

    String placeId(int place);

    /** The largest value that a pair or a place can have. */
    long largest();

    /** Pairs of places among those that one person takes in which nobody can serve both, whatever their blocks. */
    List<String> overlaps(int person, List<Integer> places);

    /** Told eligible pairs. */
    interface PairVisitor {
        void pair(int place, long value);

        /** What a pair must gain more than, at least 0; pairs told before may have made it larger, never smaller. */
        long enough();
    }
}
