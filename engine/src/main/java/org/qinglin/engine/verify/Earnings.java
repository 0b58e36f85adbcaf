package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.Arrays;

/**
 * What people could earn at best at some prices: the best place of each block, then the best blocks up to the capacity. Not
 * for several threads.
 */
final class Earnings implements Market.PairVisitor {

    private final Market market;
    private final Market.Teller teller;
    private final long[] price;
    private final long scale;
    private final long[] bestOfBlock;
    private int[] touched = new int[64];
    private long[] margins = new long[64];
    private int blocks;
    private int heads;
    private int capacity;
    private long enough;
    private boolean enoughIsKnown;

    Earnings(Market market, long[] price, long scale) {
        this.market = market;
        this.teller = market.teller(price, scale);
        this.price = price;
        this.scale = scale;
        int most = 0;
        for (int place = 0; place < market.places(); place++) {
            most = Math.max(most, market.block(place) + 1);
        }
        bestOfBlock = new long[most];
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
        for (int i = 0; i < blocks; i++) {
            bestOfBlock[touched[i]] = 0;
        }
        return sum;
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
