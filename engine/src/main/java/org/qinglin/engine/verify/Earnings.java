package org.qinglin.engine.verify;

import java.math.BigInteger;
import java.util.Arrays;

/** What people could earn at best at some prices: the best place of each block, then the best blocks up to the capacity. */
final class Earnings {

    private final Market market;
    private final Market.Teller teller;
    private final long[] price;
    private final long scale;
    private final long[] bestOfBlock;
    private int[] touched = new int[64];
    private int blocks;
    private int heads;

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

    /** O(pairs of the person that gain). */
    BigInteger of(int person) {
        heads = market.standsFor(person);
        if (heads == 0) {
            return BigInteger.ZERO;
        }
        blocks = 0;
        teller.gainful(person, this::consider);
        long[] margins = new long[blocks];
        for (int i = 0; i < blocks; i++) {
            margins[i] = bestOfBlock[touched[i]];
            bestOfBlock[touched[i]] = 0;
        }
        Arrays.sort(margins);
        BigInteger sum = BigInteger.ZERO;
        for (int i = margins.length - 1; i >= Math.max(0, margins.length - market.capacity(person)); i--) {
            sum = sum.add(BigInteger.valueOf(margins[i]));
        }
        return sum;
    }

    private void consider(int place, long value) {
        long margin = value * scale - heads * price[place];
        int block = market.block(place);
        if (margin > 0 && !market.isClosed(place)) {
            if (bestOfBlock[block] == 0) {
                if (blocks == touched.length) {
                    touched = Arrays.copyOf(touched, 2 * blocks);
                }
                touched[blocks++] = block;
            }
            bestOfBlock[block] = Math.max(bestOfBlock[block], margin);
        }
    }
}
