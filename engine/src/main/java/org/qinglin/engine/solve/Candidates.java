package org.qinglin.engine.solve;

import java.util.Arrays;

/** Students who might be drawn to a role, the one who would come at the highest price first: a max-heap. */
final class Candidates {

    private long[] price = new long[16];
    private int[] pair = new int[16];
    private int[] student = new int[16];
    private int[] replaced = new int[16];
    private int size;

    void clear() {
        size = 0;
    }

    boolean isEmpty() {
        return size == 0;
    }

    void add(long highestPrice, int newPair, int newStudent, int givenUp) {
        if (size == price.length) {
            price = Arrays.copyOf(price, 2 * size);
            pair = Arrays.copyOf(pair, 2 * size);
            student = Arrays.copyOf(student, 2 * size);
            replaced = Arrays.copyOf(replaced, 2 * size);
        }
        set(size++, highestPrice, newPair, newStudent, givenUp);
    }

    void heapify() {
        for (int i = size / 2 - 1; i >= 0; i--) {
            sink(i, price[i], pair[i], student[i], replaced[i]);
        }
    }

    long price() {
        return price[0];
    }

    int pair() {
        return pair[0];
    }

    int student() {
        return student[0];
    }

    int replaced() {
        return replaced[0];
    }

    void removeFirst() {
        size--;
        if (size > 0) {
            sink(0, price[size], pair[size], student[size], replaced[size]);
        }
    }

    private void sink(int from, long newPrice, int newPair, int newStudent, int givenUp) {
        int i = from;
        for (int down = 2 * i + 1; down < size; down = 2 * i + 1) {
            // Of prices alike the earlier pair goes first, so that the order does not hang on the heap's shape.
            if (down + 1 < size && before(down + 1, price[down], pair[down])) {
                down++;
            }
            if (!before(down, newPrice, newPair)) {
                break;
            }
            set(i, price[down], pair[down], student[down], replaced[down]);
            i = down;
        }
        set(i, newPrice, newPair, newStudent, givenUp);
    }

    private boolean before(int i, long otherPrice, int otherPair) {
        return price[i] > otherPrice || (price[i] == otherPrice && pair[i] < otherPair);
    }

    private void set(int i, long newPrice, int newPair, int newStudent, int givenUp) {
        price[i] = newPrice;
        pair[i] = newPair;
        student[i] = newStudent;
        replaced[i] = givenUp;
    }
}
