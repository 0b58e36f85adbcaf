package org.qinglin.engine.solve;

import org.qinglin.engine.values.Values;

/**
 * Students bid: one with room bids for the best roles of as many open blocks as there is room, each bid so high that the
 * role would only just stay among the best. A role keeps its bids in a heap; its price is the lowest bid kept or what the
 * next empty place asks (minus that place's value), whichever is less.
 */
final class Forward {

    private final Book book;
    private final Pause pause;
    private final Ring queue;
    private final TopChoices top = new TopChoices();
    private long bids;

    /** @param waiting flags that all who bid at the same time share */
    Forward(Book book, Pause pause, boolean[] waiting) {
        this.book = book;
        this.pause = pause;
        this.queue = new Ring(waiting);
    }

    /** Bids made so far. */
    long bids() {
        return bids;
    }

    /** Lets those bid who are inside a region, or on the borders (−1), until nobody wants to bid any more. */
    void run(byte[] regionOfStudent, int region) {
        for (int s = 0; s < regionOfStudent.length; s++) {
            if (regionOfStudent[s] == region && book.room[s] > 0) {
                queue.add(s);
            }
        }
        while (!queue.isEmpty()) {
            pause.now();
            int s = queue.poll();
            int free = book.room[s] - book.taken[s];
            if (free == 1 && book.room[s] == 1) {
                bidForOne(s);
            } else if (free > 0 && book.oneBlockPerRole) {
                bidForFree(s, free);
            } else if (free > 0) {
                bidForBlocks(s, free);
            }
        }
    }

    /** The commonest case: one task at most. */
    private void bidForOne(int s) {
        int[] role = book.role;
        Values value = book.value;
        long[] price = book.price;
        long scale = book.scale;
        long best = 0;
        long second = 0;
        int bestPair = -1;
        for (int j = book.offset[s], end = book.offset[s + 1]; j < end; j++) {
            long margin = value.at(j) * scale - price[role[j]];
            if (margin > second) {
                if (margin > best) {
                    second = best;
                    best = margin;
                    bestPair = j;
                } else {
                    second = margin;
                }
            }
        }
        if (bestPair >= 0) {
            bid(s, bestPair, value.at(bestPair) * scale - second + book.epsilon);
        }
    }

    /** Several tasks of which none excludes another. */
    private void bidForFree(int s, int free) {
        int[] role = book.role;
        Values value = book.value;
        long[] price = book.price;
        long scale = book.scale;
        boolean none = book.taken[s] == 0;
        top.clear(free + 1);
        for (int j = book.offset[s], end = book.offset[s + 1]; j < end; j++) {
            long margin = value.at(j) * scale - price[role[j]];
            if (margin > top.threshold() && (none || !book.holds(s, role[j]))) {
                top.offer(margin, 0, j);
            }
        }
        bidForTop(s, free);
    }

    /** Several tasks, one of each block at most; each may cost what the next best open block would earn. */
    private void bidForBlocks(int s, int free) {
        int[] role = book.role;
        int[] block = book.block;
        top.clear(free + 1);
        int j = book.offset[s];
        int end = book.offset[s + 1];
        while (j < end) {
            int thisBlock = block[role[j]];
            long best = 0;
            long second = 0;
            int bestPair = -1;
            boolean open = !holdsBlock(s, thisBlock);
            do {
                long margin = book.margin(j);
                if (margin > best) {
                    second = best;
                    best = margin;
                    bestPair = j;
                } else if (margin > second) {
                    second = margin;
                }
                j++;
            } while (j < end && block[role[j]] == thisBlock);
            if (open && bestPair >= 0) {
                top.offer(best, second, bestPair);
            }
        }
        bidForTop(s, free);
    }

    private boolean holdsBlock(int s, int thisBlock) {
        for (int i = book.slotOffset[s], end = i + book.taken[s]; i < end; i++) {
            if (book.block[book.role[book.slotPair[i]]] == thisBlock) {
                return true;
            }
        }
        return false;
    }

    private void bidForTop(int s, int free) {
        long next = top.dropBeyond(free);
        for (int i = 0; i < top.size(); i++) {
            int pair = top.pair(i);
            bid(s, pair, book.value.at(pair) * book.scale - Math.max(next, top.second(i)) + book.epsilon);
        }
    }

    private void bid(int s, int pair, long bid) {
        bids++;
        int r = book.role[pair];
        int base = book.holderOffset[r];
        int n = book.held[r];
        if (n < book.places[r] && (n == 0 || book.asked(r) <= book.holderBid[base])) {
            book.held[r] = n + 1;
            siftUp(base, n, s, bid);
        } else {
            int loser = book.holderStudent[base];
            book.giveUp(loser, r);
            queue.add(loser);
            siftDown(base, n, s, bid);
        }
        book.take(s, pair);
        long lowest = book.holderBid[base];
        book.price[r] = book.held[r] < book.places[r] ? Math.min(lowest, book.asked(r)) : lowest;
    }

    private void siftUp(int base, int at, int s, long bid) {
        int i = at;
        while (i > 0) {
            int up = (i - 1) >>> 1;
            if (book.holderBid[base + up] <= bid) {
                break;
            }
            put(base + i, book.holderStudent[base + up], book.holderBid[base + up]);
            i = up;
        }
        put(base + i, s, bid);
    }

    private void siftDown(int base, int size, int s, long bid) {
        int i = 0;
        for (int down = 1; down < size; down = 2 * i + 1) {
            if (down + 1 < size && book.holderBid[base + down + 1] < book.holderBid[base + down]) {
                down++;
            }
            if (book.holderBid[base + down] >= bid) {
                break;
            }
            put(base + i, book.holderStudent[base + down], book.holderBid[base + down]);
            i = down;
        }
        put(base + i, s, bid);
    }

    private void put(int at, int s, long bid) {
        book.holderStudent[at] = s;
        book.holderBid[at] = bid;
    }
}
