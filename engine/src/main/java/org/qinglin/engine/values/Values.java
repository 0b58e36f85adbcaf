package org.qinglin.engine.values;

/**
 * Values of pairs, two bytes each where all of them are small enough, else four: a province's pairs are counted in tens of
 * millions, and reading them is most of the solver's work.
 */
public abstract sealed class Values {

    private static final int MOST_IN_TWO_BYTES = Character.MAX_VALUE;

    private Values() {}

    /** The same values, in as little memory as they need. O(values). */
    public static Values of(int... values) {
        int largest = 0;
        for (int value : values) {
            largest = Math.max(largest, value);
        }
        Values made = room(values.length, largest);
        for (int j = 0; j < values.length; j++) {
            made.set(j, values[j]);
        }
        return made;
    }

    /** So many values, all 0, none of which will be more than {@code largest}. */
    public static Values room(int size, int largest) {
        return largest <= MOST_IN_TWO_BYTES ? new Small(new char[size]) : new Large(new int[size]);
    }

    public abstract int size();

    /** The value at a place from 0 to {@link #size()} − 1. */
    public abstract int at(int j);

    /** Only for who fills it: nobody may change values that others already read. */
    public abstract void set(int j, int value);

    /** A copy as plain numbers. */
    public final int[] toArray() {
        int[] plain = new int[size()];
        for (int j = 0; j < plain.length; j++) {
            plain[j] = at(j);
        }
        return plain;
    }

    /** The largest value, 0 if there is none. O(values). */
    public final int largest() {
        int largest = 0;
        for (int j = 0; j < size(); j++) {
            largest = Math.max(largest, at(j));
        }
        return largest;
    }

    private static final class Small extends Values {
        private final char[] values;

        Small(char[] values) {
            this.values = values;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int at(int j) {
            return values[j];
        }

        @Override
        public void set(int j, int value) {
            values[j] = (char) value;
        }
    }

    private static final class Large extends Values {
        private final int[] values;

        Large(int[] values) {
            this.values = values;
        }

        @Override
        public int size() {
            return values.length;
        }

        @Override
        public int at(int j) {
            return values[j];
        }

        @Override
        public void set(int j, int value) {
            values[j] = value;
        }
    }
}
