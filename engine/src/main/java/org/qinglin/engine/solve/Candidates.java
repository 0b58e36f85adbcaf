package org.qinglin.engine.solve;

import java.util.Arrays;

/**
 * The few students who would come to a role at the highest prices: a min-heap of limited size over reused arrays, sorted
 * when all have been asked.
 */
final class Candidates {

    private long[] price = new long[16];
    private int[] student = new int[16];
    private int[] replaced = new int[16];
    private int limit;
    private int size;

    void clear(int most) {
        limit = most;
        size = 0;
    }

    int size() {
        return size;
    }

    long price(int i) {
        return price[i];
    }

    int student(int i) {
        return student[i];
    }

    int replaced(int i) {
        return replaced[i];
    }

    /** What an offer must exceed to be kept, if it must exceed {@code least} anyway. */
    long threshold(long least) {
        return size < limit ? least : price[0];
    }

    /** Of candidates alike those stay that came first. */
    void offer(long highestPrice, int newStudent, int givenUp) {
        if (size < limit) {
            if (size == price.length) {
                price = Arrays.copyOf(price, 2 * size);
                student = Arrays.copyOf(student, 2 * size);
                replaced = Arrays.copyOf(replaced, 2 * size);
            }
            int i = size++;
            while (i > 0 && price[(i - 1) >>> 1] > highestPrice) {
                set(i, price[(i - 1) >>> 1], student[(i - 1) >>> 1], replaced[(i - 1) >>> 1]);
                i = (i - 1) >>> 1;
            }
            set(i, highestPrice, newStudent, givenUp);
        } else if (highestPrice > price[0]) {
            sink(size, highestPrice, newStudent, givenUp);
        }
    }

    /** Puts the highest price first. No offers after this. */
    void sort() {
        for (int last = size - 1; last > 0; last--) {
            long lastPrice = price[last];
            int lastStudent = student[last];
            int lastReplaced = replaced[last];
            set(last, price[0], student[0], replaced[0]);
            sink(last, lastPrice, lastStudent, lastReplaced);
        }
    }

    private void sink(int end, long newPrice, int newStudent, int givenUp) {
        int i = 0;
        for (int down = 1; down < end; down = 2 * i + 1) {
            if (down + 1 < end && price[down + 1] < price[down]) {
                down++;
            }
            if (price[down] >= newPrice) {
                break;
            }
            set(i, price[down], student[down], replaced[down]);
            i = down;
        }
        set(i, newPrice, newStudent, givenUp);
    }

    private void set(int i, long newPrice, int newStudent, int givenUp) {
        price[i] = newPrice;
        student[i] = newStudent;
        replaced[i] = givenUp;
    }
}
