package org.qinglin.engine.solve;

import java.util.Arrays;

/** The few best of many offers: a min-heap of limited size over reused arrays. */
final class TopChoices {

    private long[] margin = new long[8];
    private long[] second = new long[8];
    private int[] pair = new int[8];
    private int limit;
    private int size;

    void clear(int most) {
        limit = most;
        size = 0;
    }

    int size() {
        return size;
    }

    int pair(int i) {
        return pair[i];
    }

    long second(int i) {
        return second[i];
    }

    /** What an offer must exceed to be kept; nothing that earns nothing is. */
    long threshold() {
        return size < limit ? 0 : margin[0];
    }

    /** Of offers alike, those that came first stay. */
    void offer(long offered, long secondOfBlock, int pairOffered) {
        if (size < limit) {
            if (size == margin.length) {
                margin = Arrays.copyOf(margin, 2 * size);
                second = Arrays.copyOf(second, 2 * size);
                pair = Arrays.copyOf(pair, 2 * size);
            }
            int i = size++;
            while (i > 0 && margin[(i - 1) >>> 1] > offered) {
                move((i - 1) >>> 1, i);
                i = (i - 1) >>> 1;
            }
            set(i, offered, secondOfBlock, pairOffered);
        } else if (limit > 0 && offered > margin[0]) {
            sink(offered, secondOfBlock, pairOffered);
        }
    }

    /** Keeps the best {@code most}; answers the one dropped (there is at most one), or 0. */
    long dropBeyond(int most) {
        if (size <= most) {
            return 0;
        }
        long dropped = margin[0];
        size--;
        sink(margin[size], second[size], pair[size]);
        return dropped;
    }

    long sum() {
        long sum = 0;
        for (int i = 0; i < size; i++) {
            sum += margin[i];
        }
        return sum;
    }

    private void sink(long offered, long secondOfBlock, int pairOffered) {
        int i = 0;
        for (int down = 1; down < size; down = 2 * i + 1) {
            if (down + 1 < size && margin[down + 1] < margin[down]) {
                down++;
            }
            if (margin[down] >= offered) {
                break;
            }
            move(down, i);
            i = down;
        }
        set(i, offered, secondOfBlock, pairOffered);
    }

    private void move(int from, int to) {
        set(to, margin[from], second[from], pair[from]);
    }

    private void set(int i, long newMargin, long newSecond, int newPair) {
        margin[i] = newMargin;
        second[i] = newSecond;
        pair[i] = newPair;
    }
}
