package org.qinglin.engine.solve;

import java.util.Arrays;

/** Numbers touched since the last clearing, each once, with a note of how each was before. */
final class Touched {

    private int[] noted;
    private long[] before;
    private int[] numbers = new int[64];
    private int count;
    private int round = 1;

    Touched(int size) {
        noted = new int[size];
        before = new long[size];
    }

    void clear() {
        round++;
        count = 0;
    }

    /** Only the first note of a number stays. */
    void add(int number, long was) {
        if (number >= noted.length) {
            noted = LivePairs.room(noted, number);
            before = Arrays.copyOf(before, noted.length);
        }
        if (noted[number] != round) {
            noted[number] = round;
            before[number] = was;
            numbers = LivePairs.room(numbers, count);
            numbers[count++] = number;
        }
    }

    int count() {
        return count;
    }

    int number(int i) {
        return numbers[i];
    }

    long before(int number) {
        return before[number];
    }
}
