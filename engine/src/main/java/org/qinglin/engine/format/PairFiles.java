package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.engine.PairList;
import org.qinglin.engine.Values;

/**
 * A plain pair list as three files: {@code students.csv} (student, capacity), {@code needs.csv} (need, capacity),
 * {@code pairs.csv} (student, need, value).
 */
public final class PairFiles {

    static final String STUDENTS = "students.csv";
    static final String NEEDS = "needs.csv";
    static final String PAIRS = "pairs.csv";

    private PairFiles() {}

    /** Names of the files, as the certificate digests them. */
    public static String[] names() {
        return new String[] {STUDENTS, NEEDS, PAIRS};
    }

    /**
     * Reads the three files. O(pairs · log(pairs of one student)).
     *
     * @throws UnreadableInput at the first cell that breaks a rule
     */
    public static PairList read(Path folder) throws IOException, UnreadableInput {
        Party students = Party.read(folder.resolve(STUDENTS), "student");
        Party needs = Party.read(folder.resolve(NEEDS), "need");
        Rows rows = new Rows();
        try (CsvReader csv = CsvReader.open(folder.resolve(PAIRS))) {
            int student = csv.column("student");
            int need = csv.column("need");
            int value = csv.column("value");
            while (csv.next()) {
                rows.add(students.index(csv, student, STUDENTS), needs.index(csv, need, NEEDS), (int)
                        csv.whole(value, 1, Integer.MAX_VALUE));
            }
        }
        int[] offset = rows.offsets(students.ids.size());
        long[] needAndValue = rows.byStudent(offset);
        int[] need = new int[rows.size];
        int[] value = new int[rows.size];
        for (int s = 0; s < students.ids.size(); s++) {
            Arrays.sort(needAndValue, offset[s], offset[s + 1]);
            for (int j = offset[s]; j < offset[s + 1]; j++) {
                need[j] = (int) (needAndValue[j] >>> 32);
                value[j] = (int) needAndValue[j];
                if (j > offset[s] && need[j] == need[j - 1]) {
                    throw repeated(folder.resolve(PAIRS), students.ids.get(s), needs.ids.get(need[j]));
                }
            }
        }
        return new PairList(
                students.ids, students.capacities(), needs.ids, needs.capacities(), offset, need, Values.of(value));
    }

    /** Writes the three files into an existing folder. */
    public static void write(PairList list, Path folder) throws IOException {
        try (CsvWriter csv = new CsvWriter(folder.resolve(STUDENTS), "student", "capacity")) {
            for (int s = 0; s < list.students().size(); s++) {
                csv.row(list.students().get(s), list.studentCapacity()[s]);
            }
        }
        try (CsvWriter csv = new CsvWriter(folder.resolve(NEEDS), "need", "capacity")) {
            for (int r = 0; r < list.needs().size(); r++) {
                csv.row(list.needs().get(r), list.needCapacity()[r]);
            }
        }
        try (CsvWriter csv = new CsvWriter(folder.resolve(PAIRS), "student", "need", "value")) {
            for (int s = 0; s < list.students().size(); s++) {
                for (int j = list.offset()[s]; j < list.offset()[s + 1]; j++) {
                    csv.row(
                            list.students().get(s),
                            list.needs().get(list.need()[j]),
                            list.value().at(j));
                }
            }
        }
    }

    /** Finds the line for the message: reading keeps no lines, so that a large list costs no memory for them. */
    private static UnreadableInput repeated(Path file, String student, String need)
            throws IOException, UnreadableInput {
        try (CsvReader csv = CsvReader.open(file)) {
            int studentColumn = csv.column("student");
            int needColumn = csv.column("need");
            long first = 0;
            while (csv.next()) {
                if (csv.text(studentColumn).equals(student)
                        && csv.text(needColumn).equals(need)) {
                    if (first > 0) {
                        return csv.refuse(
                                needColumn,
                                "stands a second time for student \"" + student + "\" (first on line " + first + ")",
                                "Keep one of the two lines.");
                    }
                    first = csv.line();
                }
            }
        }
        throw new IllegalStateException(
                "The pair (" + student + ", " + need + ") stood twice but was not found again.");
    }

    /** Students or needs with their capacities. */
    private static final class Party {
        private final List<String> ids = new ArrayList<>();
        private final List<Integer> capacity = new ArrayList<>();
        private final Map<String, Integer> index = new HashMap<>();

        static Party read(Path file, String column) throws IOException, UnreadableInput {
            Party party = new Party();
            try (CsvReader csv = CsvReader.open(file)) {
                int id = csv.column(column);
                int capacity = csv.column("capacity");
                while (csv.next()) {
                    String name = csv.id(id);
                    if (party.index.putIfAbsent(name, party.ids.size()) != null) {
                        throw csv.refuse(id, "stands a second time", "Name each " + column + " once.");
                    }
                    party.ids.add(name);
                    party.capacity.add(csv.capacity(capacity));
                }
            }
            return party;
        }

        int index(CsvReader csv, int column, String file) throws UnreadableInput {
            Integer found = index.get(csv.text(column));
            if (found == null) {
                throw csv.refuse(column, "does not stand in " + file, "Add it there, or correct it here.");
            }
            return found;
        }

        int[] capacities() {
            return capacity.stream().mapToInt(Integer::intValue).toArray();
        }
    }

    /** The pairs in the order of the file. */
    private static final class Rows {
        private int[] student = new int[1024];
        private long[] needAndValue = new long[1024];
        private int size;

        void add(int s, int need, int value) {
            if (size == student.length) {
                int larger = Math.addExact(size, size / 2);
                student = Arrays.copyOf(student, larger);
                needAndValue = Arrays.copyOf(needAndValue, larger);
            }
            student[size] = s;
            needAndValue[size++] = (long) need << 32 | value;
        }

        int[] offsets(int students) {
            int[] offset = new int[students + 1];
            for (int i = 0; i < size; i++) {
                offset[student[i] + 1]++;
            }
            for (int s = 0; s < students; s++) {
                offset[s + 1] += offset[s];
            }
            return offset;
        }

        long[] byStudent(int[] offset) {
            int[] next = offset.clone();
            long[] sorted = new long[size];
            for (int i = 0; i < size; i++) {
                sorted[next[student[i]]++] = needAndValue[i];
            }
            return sorted;
        }
    }
}
