package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.values.Values;

/**
 * The pairs of a list by student, numbers in place of ids.
 *
 * @param offset where each student's pairs begin; one entry more than students
 * @param need need of each pair
 * @param value value of each pair
 */
record PairRows(int[] offset, int[] need, Values value) {

    private static final int MOST_IN_TWO_BYTES = Character.MAX_VALUE;

    /** Reads a plain file on all cores; null if the careful reader must look at it. */
    static @Nullable PairRows plain(Path file, Ids students, Ids needs) throws IOException {
        return PlainRows.tryOn(file, rows -> plain(rows, students, needs), "student", "need", "value");
    }

    private static PairRows plain(PlainRows rows, Ids students, Ids needs) throws IOException {
        Values small = Values.room(rows.rows(), MOST_IN_TWO_BYTES);
        int[] need = new int[rows.rows()];
        Runs[] runs = new Runs[rows.blocks()];
        try {
            rows.read(block -> taker(runs, block, students, needs, need, small, MOST_IN_TWO_BYTES));
            return byStudent(runs, students.size(), need, small);
        } catch (TooLarge value) {
            Values large = Values.room(rows.rows(), Integer.MAX_VALUE);
            rows.read(block -> taker(runs, block, students, needs, need, large, Integer.MAX_VALUE));
            return byStudent(runs, students.size(), need, large);
        }
    }

    private static PlainRows.Taker taker(
            Runs[] runs, int block, Ids students, Ids needs, int[] need, Values value, int largest) {
        Runs mine = new Runs();
        runs[block] = mine;
        return (row, bytes, begin, end) -> {
            if (mine.size == 0 || !students.is(mine.student[mine.size - 1], bytes, begin[0], end[0])) {
                mine.add(known(students.find(bytes, begin[0], end[0])), row);
            }
            need[row] = known(needs.find(bytes, begin[1], end[1]));
            int worth = PlainRows.digits(bytes, begin[2], end[2], Integer.MAX_VALUE);
            if (worth < 1) {
                throw new PlainRows.Unusual();
            }
            if (worth > largest) {
                throw new TooLarge();
            }
            value.set(row, worth);
        };
    }

    private static int known(int found) {
        if (found < 0) {
            throw new PlainRows.Unusual();
        }
        return found;
    }

    /** Rows that stand by student already, as they mostly do, stay where they are. */
    private static PairRows byStudent(Runs[] blocks, int students, int[] need, Values value) {
        Runs all = new Runs();
        boolean inOrder = true;
        for (Runs runs : blocks) {
            for (int i = 0; i < runs.size; i++) {
                int last = all.size == 0 ? -1 : all.student[all.size - 1];
                if (runs.student[i] != last) {
                    inOrder &= runs.student[i] > last;
                    all.add(runs.student[i], runs.firstRow[i]);
                }
            }
        }
        int[] offset = new int[students + 1];
        for (int i = 0; i < all.size; i++) {
            int end = i + 1 < all.size ? all.firstRow[i + 1] : need.length;
            offset[all.student[i] + 1] += end - all.firstRow[i];
        }
        for (int s = 0; s < students; s++) {
            offset[s + 1] += offset[s];
        }
        if (inOrder) {
            return new PairRows(offset, need, value);
        }
        int[] next = offset.clone();
        int[] sorted = new int[need.length];
        Values sortedValue = Values.room(need.length, value.largest());
        for (int i = 0; i < all.size; i++) {
            int end = i + 1 < all.size ? all.firstRow[i + 1] : need.length;
            for (int row = all.firstRow[i]; row < end; row++) {
                int at = next[all.student[i]]++;
                sorted[at] = need[row];
                sortedValue.set(at, value.at(row));
            }
        }
        return new PairRows(offset, sorted, sortedValue);
    }

    /** The second pair of the same student and need, −1 if there is none. O(pairs). */
    int repeated(int needs) {
        int[] lastStudent = new int[needs];
        Arrays.fill(lastStudent, -1);
        for (int s = 0; s < offset.length - 1; s++) {
            for (int j = offset[s]; j < offset[s + 1]; j++) {
                if (lastStudent[need[j]] == s) {
                    return j;
                }
                lastStudent[need[j]] = s;
            }
        }
        return -1;
    }

    int studentOf(int pair) {
        int s = 0;
        while (offset[s + 1] <= pair) {
            s++;
        }
        return s;
    }

    /** A value that two bytes cannot hold. Without a trace, for it is no failure. */
    private static final class TooLarge extends RuntimeException {
        private static final long serialVersionUID = 1;

        TooLarge() {
            super("more than two bytes hold", null, false, false);
        }
    }

    /** Rows of one student that stand one after another. */
    private static final class Runs {
        private int[] student = new int[16];
        private int[] firstRow = new int[16];
        private int size;

        void add(int newStudent, int row) {
            if (size == student.length) {
                student = Arrays.copyOf(student, 2 * size);
                firstRow = Arrays.copyOf(firstRow, 2 * size);
            }
            student[size] = newStudent;
            firstRow[size++] = row;
        }
    }

    /** Takes rows one by one, in any order. */
    static final class Builder {
        private final Runs runs = new Runs();
        private int[] need = new int[1024];
        private int[] value = new int[1024];
        private int size;

        void add(int student, int newNeed, int newValue) {
            if (size == need.length) {
                int larger = Math.addExact(size, size / 2);
                need = Arrays.copyOf(need, larger);
                value = Arrays.copyOf(value, larger);
            }
            if (runs.size == 0 || runs.student[runs.size - 1] != student) {
                runs.add(student, size);
            }
            need[size] = newNeed;
            value[size++] = newValue;
        }

        PairRows build(int students) {
            return byStudent(
                    new Runs[] {runs}, students, Arrays.copyOf(need, size), Values.of(Arrays.copyOf(value, size)));
        }
    }
}
