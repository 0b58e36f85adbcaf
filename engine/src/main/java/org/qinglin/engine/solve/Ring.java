package org.qinglin.engine.solve;

/** A first-in-first-out queue of numbers; grows as needed. A number already waiting is not added again. */
final class Ring {

    private int[] items = new int[64];
    private final boolean[] waiting;
    private int head;
    private int size;

    /** @param waiting one flag a number, all false; queues of numbers that never meet may share it */
    Ring(boolean[] waiting) {
        this.waiting = waiting;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(int item) {
        if (!waiting[item]) {
            waiting[item] = true;
            if (size == items.length) {
                grow();
            }
            items[(head + size++) & (items.length - 1)] = item;
        }
    }

    int poll() {
        int item = items[head];
        head = (head + 1) & (items.length - 1);
        size--;
        waiting[item] = false;
        return item;
    }

    private void grow() {
        int[] larger = new int[2 * items.length];
        for (int i = 0; i < size; i++) {
            larger[i] = items[(head + i) & (items.length - 1)];
        }
        items = larger;
        head = 0;
    }
}
