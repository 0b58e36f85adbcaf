package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * What people could earn at best at some prices: the best place of each block, then the best blocks up to the capacity, and
 * where these do not go together, the best that do. Not for several threads.
 */
final class Earnings implements Market.PairVisitor {

    private final Market market;
    private final Market.Teller teller;
    private final Market.Teller tellerOfWholes;
    private final Wholes wholes;
    private final long[] price;
    private final long scale;
    private final long[] bestOfBlock;
    private final int[] placeOfBlock;
    private int[] touched = new int[64];
    private long[] margins = new long[64];
    private int blocks;
    private int heads;
    private int capacity;
    private long enough;
    private boolean enoughIsKnown;

    /** @param wholes told what each person would bring to places that are reckoned as wholes */
    Earnings(Market market, long[] price, long scale, Wholes wholes) {
        this.market = market;
        this.teller = market.teller(price, scale);
        this.tellerOfWholes = market.anyWholes() ? market.tellerOfWholes() : (person, visitor) -> {};
        this.wholes = wholes;
        this.price = price;
        this.scale = scale;
        int most = 0;
        for (int place = 0; place < market.places(); place++) {
            most = Math.max(most, market.block(place) + 1);
        }
        bestOfBlock = new long[most];
        placeOfBlock = new int[most];
    }

    /**
     * O(pairs of the person that gain).
     *
     * @param places what the person takes in the plan: where a search for something better best begins
     */
    BigInteger of(int person, int[] places) {
        heads = market.standsFor(person);
        if (heads == 0) {
            return BigInteger.ZERO;
        }
        blocks = 0;
        capacity = market.capacity(person);
        enoughIsKnown = false;
        if (heads == 1) {
            for (int place : places) {
                pair(place, market.value(person, place));
            }
        }
        teller.gainful(person, this);
        sortMargins();
        BigInteger sum = BigInteger.ZERO;
        for (int i = blocks - 1; i >= Math.max(0, blocks - capacity); i--) {
            sum = sum.add(BigInteger.valueOf(margins[i]));
        }
        long least = blocks < capacity ? 0 : margins[blocks - capacity];
        askForWholes(person, (place, value) -> wholes.bid(place, value * scale - givenUpFor(place, least), heads));
        if (market.mayClash() && bestClash(least)) {
            sum = sum.min(BigInteger.valueOf(inTurn(person, least)));
        }
        for (int i = 0; i < blocks; i++) {
            bestOfBlock[touched[i]] = 0;
        }
        return sum;
    }

    /** Told every pair, whatever it gains. */
    private interface AnyPair extends Market.PairVisitor {

        @Override
        default long enough() {
            return 0;
        }
    }

    private void askForWholes(int person, AnyPair visitor) {
        AnyPair ofWholes = (place, value) -> {
            if (market.isWhole(place) && !market.isClosed(place)) {
                visitor.pair(place, value);
            }
        };
        tellerOfWholes.gainful(person, ofWholes);
    }

    /** Whoever comes to a whole gives up the best of its block, or the least of all that they could earn. */
    private long givenUpFor(int place, long least) {
        return Math.max(least, bestOfBlock[market.block(place)]);
    }

    /** Whether any two of the best blocks do not go together. */
    private boolean bestClash(long least) {
        int[] best = IntStream.of(Arrays.copyOf(touched, blocks))
                .filter(block -> bestOfBlock[block] >= least)
                .map(block -> placeOfBlock[block])
                .toArray();
        for (int i = 0; i < best.length; i++) {
            for (int k = 0; k < i; k++) {
                if (!market.together(best[i], best[k])) {
                    return true;
                }
            }
        }
        return false;
    }

    private long inTurn(int person, long least) {
        TasksInTurn tasks = new TasksInTurn(market);
        AnyPair gainful = (place, value) -> {
            if (!market.isWhole(place) && !market.isClosed(place)) {
                tasks.add(place, value * scale - heads * price[place]);
            }
        };
        teller.gainful(person, gainful);
        askForWholes(person, (place, value) -> tasks.add(place, givenUpFor(place, least)));
        return tasks.earnings(capacity);
    }

    @Override
    public void pair(int place, long value) {
        long margin = value * scale - heads * price[place];
        int block = market.block(place);
        if (margin > bestOfBlock[block] && !market.isClosed(place)) {
            if (bestOfBlock[block] == 0) {
                if (blocks == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * blocks);
                }
                touched[blocks++] = block;
            }
            bestOfBlock[block] = margin;
            placeOfBlock[block] = place;
            enoughIsKnown = false;
        }
    }

    /** The least of the best blocks up to the capacity: a pair that gains no more cannot make their sum larger. */
    @Override
    public long enough() {
        if (!enoughIsKnown) {
            enoughIsKnown = true;
            enough = 0;
            if (blocks >= capacity) {
                sortMargins();
                enough = margins[blocks - capacity];
            }
        }
        return enough;
    }

    private void sortMargins() {
        margins = margins.length < blocks ? new long[touched.length] : margins;
        for (int i = 0; i < blocks; i++) {
            margins[i] = bestOfBlock[touched[i]];
        }
        Arrays.sort(margins, 0, blocks);
    }
}
