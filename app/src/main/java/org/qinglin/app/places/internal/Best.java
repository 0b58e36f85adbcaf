package org.qinglin.app.places.internal;

import java.util.ArrayList;
import java.util.List;

/** The best few of many offers, each place once. Order: price, shorter names, order of codes. */
final class Best {

    private final long[] ranks;
    private final long[] keys;
    private int size;

    Best(int limit) {
        ranks = new long[limit];
        keys = new long[limit];
    }

    /** The highest price that could still be among the best. */
    int limit() {
        return size < ranks.length ? Costs.NONE - 1 : (int) (ranks[size - 1] >>> 40);
    }

    void offer(int cost, int nameLength, int order, long key) {
        long rank = (long) cost << 40 | (long) Math.min(nameLength, 127) << 28 | order;
        int at = indexOf(key);
        if (at >= 0) {
            if (ranks[at] <= rank) {
                return;
            }
            remove(at);
        } else if (size == ranks.length) {
            if (ranks[size - 1] <= rank) {
                return;
            }
            size--;
        }
        int place = size;
        while (place > 0 && ranks[place - 1] > rank) {
            ranks[place] = ranks[place - 1];
            keys[place] = keys[place - 1];
            place--;
        }
        ranks[place] = rank;
        keys[place] = key;
        size++;
    }

    private int indexOf(long key) {
        for (int i = 0; i < size; i++) {
            if (keys[i] == key) {
                return i;
            }
        }
        return -1;
    }

    private void remove(int at) {
        System.arraycopy(ranks, at + 1, ranks, at, size - at - 1);
        System.arraycopy(keys, at + 1, keys, at, size - at - 1);
        size--;
    }

    List<Found> found() {
        List<Found> found = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            found.add(new Found(keys[i], (int) (ranks[i] >>> 40)));
        }
        return found;
    }
}
