package org.qinglin.engine.format;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.engine.PairList;

/** The quick reader is never right or wrong where the careful one is not: it reads the same, or leaves it alone. */
class PlainRowsTest {

    @TempDir
    Path folder;

    @Test
    void readsThePairsThatTheCarefulReaderReads() throws Exception {
        for (long seed = 0; seed < 300; seed++) {
            Random random = new Random(seed);
            String students = party("student", "S", random);
            String needs = party("need", random.nextBoolean() ? "N" : "需求", random);
            List<String> rows = rows(students, needs, random);
            String header = random.nextBoolean() ? "student,need,value" : "value,student,note,need";
            List<String> lines = new ArrayList<>(List.of(header));
            for (String row : rows) {
                String[] cell = row.split(",");
                lines.add(
                        header.startsWith("student")
                                ? row
                                : cell[2] + "," + cell[0] + "," + (random.nextInt(50) == 0 ? "好" : "x") + ","
                                        + cell[1]);
            }
            String end = random.nextBoolean() ? "\n" : "\r\n";
            String text = (random.nextBoolean() ? "\uFEFF" : "")
                    + String.join(end, lines)
                    + (random.nextBoolean() ? end : "");
            write(students, needs, text);
            PairList plain = PairFiles.read(folder);
            // A quoted header changes nothing but who reads the file.
            write(students, needs, text.replaceFirst("need", "\"need\""));
            PairList careful = PairFiles.read(folder);
            assertThat(plain.offset()).as("seed %d", seed).isEqualTo(careful.offset());
            assertThat(plain.need()).as("seed %d", seed).isEqualTo(careful.need());
            assertThat(plain.value().toArray())
                    .as("seed %d", seed)
                    .isEqualTo(careful.value().toArray());
            assertThat(plain.students()).as("seed %d", seed).isEqualTo(careful.students());
            assertThat(plain.needs()).as("seed %d", seed).isEqualTo(careful.needs());
        }
    }

    @Test
    void readsRowsThatCrossTheBordersOfItsBlocks() throws Exception {
        StringBuilder students = new StringBuilder("student,capacity\n");
        StringBuilder needs = new StringBuilder("need,capacity\n");
        StringBuilder pairs = new StringBuilder("student,need,value\n");
        for (int i = 0; i < 1000; i++) {
            students.append("student-").append(i).append(",1\n");
            needs.append("need-").append(i).append(",2\n");
        }
        for (int s = 0; s < 1000; s++) {
            for (int r = 0; r < 600; r++) {
                pairs.append("student-")
                        .append(s)
                        .append(",need-")
                        .append((s + r) % 1000)
                        .append(',');
                pairs.append(1 + s * 31 + r).append('\n');
            }
        }
        write(students.toString(), needs.toString(), pairs.toString());
        PairList list = PairFiles.read(folder);
        assertThat(list.need()).hasSize(600_000);
        for (int s = 0; s < 1000; s++) {
            for (int r = 0; r < 600; r++) {
                assertThat(list.need()[s * 600 + r]).isEqualTo((s + r) % 1000);
                assertThat(list.value().at(s * 600 + r)).isEqualTo(1 + s * 31 + r);
            }
        }
    }

    @Test
    void holdsValuesThatTwoBytesCannot() throws Exception {
        write(
                "student,capacity\na,1\nb,1\n",
                "need,capacity\nx,1\n",
                "student,need,value\na,x,70000\nb,x,2147483647\n");
        assertThat(PairFiles.read(folder).value().toArray()).containsExactly(70_000, Integer.MAX_VALUE);
    }

    private void write(String students, String needs, String pairs) throws Exception {
        Files.write(folder.resolve("students.csv"), students.getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("needs.csv"), needs.getBytes(StandardCharsets.UTF_8));
        Files.write(folder.resolve("pairs.csv"), pairs.getBytes(StandardCharsets.UTF_8));
    }

    /** Counted up, with gaps, in any order, or named. */
    private static String party(String column, String letter, Random random) {
        StringBuilder out = new StringBuilder(column + ",capacity\n");
        int size = random.nextInt(12);
        int kind = random.nextInt(4);
        for (int i = 0; i < size; i++) {
            String id = switch (kind) {
                case 0 -> String.format("%s%04d", letter, 98 + i);
                case 1 -> letter + (95 + i);
                case 2 -> letter + (2 * i + random.nextInt(2));
                default -> letter + "-" + (size - i) + (i % 2 == 0 ? "名" : "name");
            };
            out.append(id).append(',').append(random.nextInt(4)).append('\n');
        }
        return out.toString();
    }

    private static List<String> rows(String students, String needs, Random random) {
        List<String> rows = new ArrayList<>();
        for (String student : ids(students)) {
            for (String need : ids(needs)) {
                if (random.nextInt(3) == 0) {
                    rows.add(student + "," + need + "," + (1 + random.nextInt(random.nextInt(9) == 0 ? 100_000 : 100)));
                }
            }
        }
        if (random.nextInt(3) == 0) {
            java.util.Collections.shuffle(rows, random);
        }
        return rows;
    }

    private static List<String> ids(String party) {
        return party.lines().skip(1).map(line -> line.split(",")[0]).toList();
    }
}
