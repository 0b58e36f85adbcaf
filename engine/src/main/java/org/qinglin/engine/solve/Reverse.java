package org.qinglin.engine.solve;

/**
 * Roles with empty places and a price cut it: a role whose price is above what its next empty place asks draws in those
 * who gain most by coming, until no such role is left.
 */
final class Reverse {

    private final Book book;
    private final Pause pause;
    private final Ring queue;
    private final long[] leastMargin;
    private final Candidates candidates = new Candidates();
    private long draws;

    /**
     * @param waiting flags that all who cut at the same time share
     * @param leastMargin of each student, shared likewise: at most the least that they earn by one of their tasks, 0 for
     *     one with room. It stays a lower bound while running in reverse, where prices only fall
     */
    Reverse(Book book, Pause pause, boolean[] waiting, long[] leastMargin) {
        this.book = book;
        this.pause = pause;
        this.queue = new Ring(waiting);
        this.leastMargin = leastMargin;
    }

    /** Students drawn so far. */
    long draws() {
        return draws;
    }

    /** Lets those roles cut that are inside a region; then, with borders (−1), all that still ask too much. */
    void run(Regions regions, int region) {
        for (int s = 0; s < leastMargin.length; s++) {
            if (regions.ofStudent()[s] == region) {
                leastMargin[s] = lowerBound(s);
            }
        }
        for (int r = 0; r < book.held.length; r++) {
            if ((region < 0 || regions.ofRole()[r] == region) && book.asksTooMuch(r)) {
                queue.add(r);
            }
        }
        while (!queue.isEmpty()) {
            pause.now();
            int r = queue.poll();
            if ((region < 0 || regions.ofRole()[r] == region) && book.asksTooMuch(r)) {
                cutPrice(r);
            }
        }
    }

    private long lowerBound(int s) {
        if (book.room[s] == 0) {
            return Long.MAX_VALUE >> 1;
        }
        long least = book.leastMarginOf(s);
        return book.taken[s] == book.room[s] ? least : Math.min(0, least);
    }

    private void cutPrice(int r) {
        choose(r);
        long lowest = book.emptyPrice(r);
        int drawn = 0;
        while (drawn < candidates.size()
                && book.held[r] < book.places[r]
                && candidates.price(drawn) > book.emptyPrice(r)) {
            lowest = book.emptyPrice(r);
            draw(r, candidates.student(drawn), candidates.replaced(drawn));
            drawn++;
        }
        // Low enough for the place filled last, or for the empty one if none was; and who stays away must not wish to
        // come.
        long least = drawn == candidates.size() ? Long.MIN_VALUE : candidates.price(drawn);
        book.price[r] = Math.min(book.price[r], Math.max(lowest, least));
    }

    /** Those who would come at the highest prices: one more than there are empty places. */
    private void choose(int r) {
        Columns columns = book.columns;
        long lowest = book.emptyPrice(r);
        candidates.clear(book.places[r] - book.held[r] + 1);
        long threshold = lowest;
        for (int c = columns.offset()[r], end = columns.offset()[r + 1]; c < end; c++) {
            int s = columns.student()[c];
            long scaled = columns.value().at(c) * book.scale;
            // Most end here.
            if (scaled - leastMargin[s] > threshold && !book.holds(s, r)) {
                int replaced = book.replacedBy(s, r);
                if (book.taken[s] == book.room[s]) {
                    leastMargin[s] = book.leastMarginOf(s);
                }
                // Who gives something up comes only for a gain of ε or more; who has room comes at any price they gain
                // by. So each step either fills a place or makes a student richer by ε, and the steps come to an end.
                long comesAt = replaced < 0 ? scaled : scaled - book.margin(replaced) - book.epsilon;
                if (comesAt > threshold) {
                    candidates.offer(comesAt, s, replaced);
                    threshold = candidates.threshold(lowest);
                }
            }
        }
        candidates.sort();
    }

    private void draw(int r, int s, int replaced) {
        draws++;
        if (replaced >= 0) {
            int left = book.role[replaced];
            book.giveUp(s, left);
            book.dropHolder(left, s);
            if (book.asksTooMuch(left)) {
                queue.add(left);
            }
        }
        book.hold(r, s);
        book.take(s, book.pairOf(s, r));
        if (book.room[s] == book.taken[s]) {
            // The price of r is about to fall, so today's margin is a lower bound.
            leastMargin[s] = Math.max(leastMargin[s], book.leastMarginOf(s));
        }
    }
}
