package org.qinglin.engine.solve;

/** A first-in-first-out queue of numbers below a limit; a number already waiting is not added again. */
final class Ring {

    private final int[] items;
    private final boolean[] waiting;
    private int head;
    private int size;

    Ring(int limit) {
        items = new int[Math.max(1, limit)];
        waiting = new boolean[limit];
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int item) {
        if (!waiting[item]) {
            waiting[item] = true;
            int at = head + size++;
            items[at < items.length ? at : at - items.length] = item;
        }
    }

    int poll() {
        int item = items[head];
        head = head + 1 < items.length ? head + 1 : 0;
        size--;
        waiting[item] = false;
        return item;
    }
}
