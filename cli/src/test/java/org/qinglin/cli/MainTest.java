package org.qinglin.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MainTest {

    @TempDir
    Path folder;

    private record Ran(int status, String out, String err) {
        String lastLine() {
            List<String> lines = out.lines().toList();
            return lines.isEmpty() ? "" : lines.get(lines.size() - 1);
        }
    }

    private static Ran run(Object... arguments) {
        PrintStream out = System.out;
        PrintStream err = System.err;
        ByteArrayOutputStream caughtOut = new ByteArrayOutputStream();
        ByteArrayOutputStream caughtErr = new ByteArrayOutputStream();
        System.setOut(new PrintStream(caughtOut, true, StandardCharsets.UTF_8));
        System.setErr(new PrintStream(caughtErr, true, StandardCharsets.UTF_8));
        try {
            String[] words = Stream.of(arguments).map(Object::toString).toArray(String[]::new);
            int status = Main.run(words);
            return new Ran(
                    status, caughtOut.toString(StandardCharsets.UTF_8), caughtErr.toString(StandardCharsets.UTF_8));
        } finally {
            System.setOut(out);
            System.setErr(err);
        }
    }

    @Test
    void generatesMatchesVerifiesAndExplains() throws IOException {
        Path input = folder.resolve("D");
        Path plan = folder.resolve("P");
        assertThat(run("generate", "--students", 300, "--needs", 60, "--seed", 1, "--out", input)
                        .status())
                .isZero();
        Ran matched = run("match", input, "--out", plan);
        assertThat(matched.status()).isZero();
        assertThat(matched.lastLine()).matches("objective \\d+ bound \\d+ gap 0 optimal true");
        Ran verified = run("verify", input, plan);
        assertThat(verified.status()).isZero();
        assertThat(verified.lastLine()).isEqualTo(matched.lastLine());
        assertThat(Files.readString(plan.resolve("plan.csv"))).startsWith("student,need,session,role,value,");

        String student = Files.readAllLines(plan.resolve("plan.csv")).get(1).split(",")[0];
        assertThat(run("explain", input, plan, "--student", student).out()).contains("student " + student, "points (");
        assertThat(run("explain", input, plan, "--need", "N0000001").out()).contains("role N0000001 of need N0000001");
        assertThat(run("explain", input, plan, "--gaps").out()).contains("roles have an empty place");
        assertThat(run("explain", input, plan, "--changes").out()).contains("people could come");
        String street = Files.readAllLines(input.resolve("needs.csv")).get(1).split(",")[2];
        assertThat(run("explain", input, plan, "--one-more", street, "--skill", "first-aid=2")
                        .out())
                .matches("(?s)one more student near " + street + " with .* would add \\d+ points and fill \\d+ more.*");
        assertThat(run("explain", input, plan, "--one-more", street, "--free", "soon")
                        .status())
                .isEqualTo(2);
        assertThat(run("explain", input, plan, "--one-more", "nowhere").status())
                .isEqualTo(2);
        Ran unknown = run("explain", input, plan, "--student", "nobody");
        assertThat(unknown.status()).isEqualTo(2);
        assertThat(unknown.err()).contains("nobody");
    }

    @Test
    void statesTheGapOfAPlanWithAllRules() throws IOException {
        Path input = folder.resolve("D");
        Path plan = folder.resolve("P");
        run("generate", "--students", 400, "--needs", 80, "--seed", 3, "--rules", "all", "--out", input);
        assertThat(input.resolve("rules.csv")).exists();
        Ran matched = run("match", input, "--out", plan);
        assertThat(matched.out()).contains("streets cost");
        assertThat(matched.lastLine()).matches("objective \\d+ bound \\d+ gap \\d+ optimal (true|false)");
        Ran verified = run("verify", input, plan);
        assertThat(verified.lastLine()).isEqualTo(matched.lastLine());
        assertThat(verified.status()).isEqualTo(matched.lastLine().endsWith("true") ? 0 : 3);
        assertThat(run("generate", "--students", 4, "--needs", 8, "--seed", 3, "--rules", "some", "--out", input)
                        .status())
                .isEqualTo(2);
    }

    @Test
    void doesTheSameWithPairLists() throws IOException {
        Path input = folder.resolve("D");
        Path plan = folder.resolve("P");
        run("generate", "--pairs", "--students", 300, "--needs", 60, "--seed", 1, "--out", input);
        Ran matched = run("match", "--pairs", input, "--out", plan);
        assertThat(matched.lastLine()).matches("objective \\d+ bound \\d+ gap 0 optimal true");
        assertThat(run("verify", "--pairs", input, plan).status()).isZero();
        assertThat(Files.readAllLines(plan.resolve("plan.csv")).get(0)).isEqualTo("student,need,value");
    }

    @Test
    void givesTheSameBytesEachTime() throws IOException {
        for (String name : List.of("one", "two")) {
            run("generate", "--students", 200, "--needs", 40, "--seed", 5, "--out", folder.resolve(name));
            run("match", folder.resolve(name), "--out", folder.resolve(name + "-plan"));
        }
        for (String file : List.of("people.csv", "needs.csv", "sessions.csv", "roles.csv", "weights.csv")) {
            assertThat(folder.resolve("two").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one").resolve(file));
        }
        for (String file : List.of("plan.csv", "certificate.json")) {
            assertThat(folder.resolve("two-plan").resolve(file))
                    .hasSameBinaryContentAs(folder.resolve("one-plan").resolve(file));
        }
    }

    @Test
    void saysHowLongItsPartsTook_onlyWhenAsked_andNeverInTheCertificate() throws IOException {
        Path input = folder.resolve("D");
        run("generate", "--pairs", "--students", 100, "--needs", 20, "--seed", 1, "--out", input);
        Ran silent = run("match", "--pairs", input, "--out", folder.resolve("P"));
        Ran timed = run("match", "--pairs", input, "--out", folder.resolve("Q"), "--times");
        String seconds = "\\d+\\.\\d{3}";
        assertThat(silent.err()).isEmpty();
        assertThat(timed.err().strip())
                .matches("seconds reading " + seconds + " solving " + seconds + " writing " + seconds);
        assertThat(timed.out()).isEqualTo(silent.out());
        assertThat(folder.resolve("Q").resolve("certificate.json"))
                .hasSameBinaryContentAs(folder.resolve("P").resolve("certificate.json"));
    }

    @Test
    void refusesABadRowAndWritesNothing() throws IOException {
        Path input = Files.createDirectory(folder.resolve("D"));
        Files.writeString(input.resolve("students.csv"), "student,capacity\na,1\n");
        Files.writeString(input.resolve("needs.csv"), "need,capacity\nx,1\n");
        Files.writeString(input.resolve("pairs.csv"), "student,need,value\na,x,many\n");
        Ran refused = run("match", "--pairs", input, "--out", folder.resolve("P"));
        assertThat(refused.status()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo(
                        "pairs.csv, line 2, column value: \"many\" is not a whole number. Write digits only, such as 1."
                                + System.lineSeparator());
        assertThat(refused.out()).isEmpty();
        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left.toList()).isEqualTo(List.of(input));
        }
    }

    @Test
    void answersOneForAForgedPlanAndTwoForMissingThings() throws IOException {
        Path input = folder.resolve("D");
        Path plan = folder.resolve("P");
        run("generate", "--students", 50, "--needs", 10, "--seed", 2, "--out", input);
        run("match", input, "--out", plan);
        Path table = plan.resolve("plan.csv");
        String whole = Files.readString(table);
        Files.writeString(table, whole.replaceFirst("S", "s"));
        Ran forged = run("verify", input, plan);
        assertThat(forged.status()).isEqualTo(1);
        assertThat(forged.out()).contains("refused: plan.csv does not match its digest");
        assertThat(run("verify", input, folder.resolve("nowhere")).status()).isEqualTo(2);
        assertThat(run("verify", folder.resolve("nowhere"), plan).status()).isEqualTo(2);
        assertThat(run("match", folder.resolve("nowhere"), "--out", folder.resolve("Q"))
                        .status())
                .isEqualTo(2);
        assertThat(folder.resolve("Q")).doesNotExist();
        Files.writeString(folder.resolve("file"), "");
        assertThat(run("match", input, "--out", folder.resolve("file")).status())
                .isEqualTo(2);
        assertThat(run("match").status()).isEqualTo(2);
        assertThat(run("generate", "--students", -1, "--needs", 1, "--seed", 1, "--out", folder.resolve("Q"))
                        .status())
                .isEqualTo(2);
    }

    @Test
    void plansNothingFromNothing() {
        Path input = folder.resolve("D");
        run("generate", "--students", 0, "--needs", 0, "--seed", 1, "--out", input);
        assertThat(run("match", input, "--out", folder.resolve("P")).lastLine())
                .isEqualTo("objective 0 bound 0 gap 0 optimal true");
        assertThat(run("verify", input, folder.resolve("P")).status()).isZero();
    }
}
