package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import org.qinglin.engine.PairList;

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
     * Reads the three files; each student's pairs stay in the order of the file. O(pairs), on all cores where the files are
     * plain.
     *
     * @throws UnreadableInput at the first cell that breaks a rule
     */
    public static PairList read(Path folder) throws IOException, UnreadableInput {
        Party students = Party.read(folder.resolve(STUDENTS), "student");
        Party needs = Party.read(folder.resolve(NEEDS), "need");
        Path file = folder.resolve(PAIRS);
        PairRows rows = PairRows.plain(file, students.ids, needs.ids);
        if (rows == null) {
            rows = careful(file, students.ids, needs.ids);
        }
        int repeated = rows.repeated(needs.ids.size());
        if (repeated >= 0) {
            throw repeated(file, students.ids.get(rows.studentOf(repeated)), needs.ids.get(rows.need()[repeated]));
        }
        return new PairList(
                students.ids,
                students.capacities(),
                needs.ids,
                needs.capacities(),
                rows.offset(),
                rows.need(),
                rows.value());
    }

    private static PairRows careful(Path file, Ids students, Ids needs) throws IOException, UnreadableInput {
        PairRows.Builder rows = new PairRows.Builder();
        try (CsvReader csv = CsvReader.open(file)) {
            int student = csv.column("student");
            int need = csv.column("need");
            int value = csv.column("value");
            while (csv.next()) {
                rows.add(index(csv, student, students, STUDENTS), index(csv, need, needs, NEEDS), (int)
                        csv.whole(value, 1, Integer.MAX_VALUE));
            }
        }
        return rows.build(students.size());
    }

    private static int index(CsvReader csv, int column, Ids ids, String file) throws UnreadableInput {
        int found = ids.find(csv.text(column));
        if (found < 0) {
            throw csv.refuse(column, "does not stand in " + file, "Add it there, or correct it here.");
        }
        return found;
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
        private final Ids ids = new Ids();
        private int[] capacity = new int[64];

        static Party read(Path file, String column) throws IOException, UnreadableInput {
            Party plain = PlainRows.tryOn(file, Party::plain, column, "capacity");
            if (plain != null) {
                return plain;
            }
            Party party = new Party();
            try (CsvReader csv = CsvReader.open(file)) {
                int id = csv.column(column);
                int capacity = csv.column("capacity");
                while (csv.next()) {
                    if (!party.ids.addNew(csv.id(id))) {
                        throw csv.refuse(id, "stands a second time", "Name each " + column + " once.");
                    }
                    party.has(csv.capacity(capacity));
                }
            }
            return party;
        }

        private static Party plain(PlainRows rows) throws IOException {
            Party party = new Party();
            rows.readInOrder((row, bytes, begin, end) -> {
                if (begin[0] == end[0]
                        || !PlainRows.ascii(bytes, begin[0], end[0])
                        || !party.ids.addNew(bytes, begin[0], end[0])) {
                    throw new PlainRows.Unusual();
                }
                party.has(PlainRows.digits(bytes, begin[1], end[1], Integer.MAX_VALUE));
            });
            return party;
        }

        /** The capacity of the id added last. */
        private void has(int newCapacity) {
            if (ids.size() > capacity.length) {
                capacity = Arrays.copyOf(capacity, 2 * capacity.length);
            }
            capacity[ids.size() - 1] = newCapacity;
        }

        int[] capacities() {
            return Arrays.copyOf(capacity, ids.size());
        }
    }
}
