package org.qinglin.app.places.internal;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * Maps each character to one of 64 bits, so that a name becomes a set in one word and names that lack the typed
 * characters are passed over by one test. Frequent characters (村, 家, 庄) get a bit nearly to themselves: shared, they
 * would let half of all names pass.
 */
final class Signatures {

    private final byte[] bits = new byte[Character.MAX_VALUE + 1];

    /** Balances the bits over the characters of all names. O(characters). */
    Signatures(char[] pool) {
        int[] frequency = new int[bits.length];
        for (char c : pool) {
            frequency[c]++;
        }
        long[] load = new long[Long.SIZE];
        int[] byFrequency = IntStream.range(0, bits.length)
                .filter(c -> frequency[c] > 0)
                .boxed()
                .sorted(Comparator.comparingInt((Integer c) -> -frequency[c]).thenComparingInt(c -> c))
                .mapToInt(Integer::intValue)
                .toArray();
        Arrays.fill(bits, (byte) -1);
        for (int c : byFrequency) {
            int lightest = 0;
            for (int bit = 1; bit < load.length; bit++) {
                if (load[bit] < load[lightest]) {
                    lightest = bit;
                }
            }
            bits[c] = (byte) lightest;
            load[lightest] += frequency[c];
        }
        for (int c = 0; c < bits.length; c++) {
            if (bits[c] < 0) {
                bits[c] = (byte) (c * 0x9E3779B1 >>> 26);
            }
        }
    }

    /** The set of the characters {@code characters[from..to)}. */
    long of(char[] characters, int from, int to) {
        long set = 0;
        for (int i = from; i < to; i++) {
            set |= 1L << bits[characters[i]];
        }
        return set;
    }
}
