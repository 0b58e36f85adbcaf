package org.qinglin.bench.peers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.bench.Main;

/** Whoever is measured must also be right: real processes, real solvers, at a size that every build can wait for. */
class PeersTest {

    private static final Pattern OBJECT = Pattern.compile("^  \\{(.*)}", Pattern.MULTILINE);

    @TempDir
    Path folder;

    private record Ran(int status, String out, String err) {}

    private static Ran run(Object... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int status = Main.line()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(Stream.concat(Stream.of("peers"), Stream.of(arguments).map(Object::toString))
                        .toArray(String[]::new));
        return new Ran(status, out.toString(), err.toString());
    }

    @Test
    void everySolverPlansTheSameFiles_andTheExactOnesAgree() throws IOException {
        assumeTrue(
                System.getProperty("os.name").equals("Linux")
                        && System.getProperty("os.arch").equals("amd64"),
                "the build carries OR-Tools' library for Linux on x86-64 only");
        Path json = folder.resolve("runs.json");
        Ran ran = run("--sizes", "T", "--seeds", 2, "--json", json, "--limit", "timefold=2");
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("T (300 × 60): ", "qinglin ", "or-tools reordered ", "greedy ", "timefold ");
        List<String> runs = objects(json);
        boolean lemon = !ran.out().contains("lemon-ns is left out");
        assertThat(runs).hasSize(2 * (lemon ? 6 : 5));
        for (int seed = 1; seed <= 2; seed++) {
            String ofSeed = "\"seed\": " + seed + ",";
            List<String> here =
                    runs.stream().filter(run -> run.contains(ofSeed)).toList();
            List<String> exact = here.stream()
                    .filter(run -> run.matches(".*\"solver\": \"(qinglin|or-tools|lemon-ns)\".*"))
                    .toList();
            assertThat(exact).hasSize(lemon ? 4 : 3).allMatch(run -> number(run, "gap") == 0);
            long best = number(exact.get(0), "objective");
            assertThat(exact).allMatch(run -> number(run, "objective") == best);
            assertThat(here)
                    .allMatch(run -> number(run, "objective") + number(run, "gap") == best)
                    .allMatch(run -> number(run, "gap") >= 0)
                    .allMatch(run -> run.contains("\"size\": \"T\"") && run.contains("\"outcome\": \"planned\""))
                    .allMatch(run -> run.matches(".*\"wholeSeconds\": [0-9.]+, .*\"solveSeconds\": [0-9.]+, .*"))
                    .allMatch(run -> number(run, "pairs") > 1000);
            assertThat(here.stream().filter(run -> run.contains("\"input\": \"reordered\"")))
                    .hasSize(1)
                    .allMatch(run -> run.contains("\"or-tools\""));
        }
        assertThat(runs.stream().filter(run -> run.contains("\"qinglin\"")))
                .allMatch(run -> number(run, "peakBytes") > 10_000_000);
    }

    @Test
    void tiesToo_andTheFilesAreKeptWhenAskedFor() throws IOException {
        Path work = folder.resolve("work");
        Ran ran = run("--sizes", "t", "--seeds", 1, "--ties", "--work", work, "--solvers", "qinglin,or-tools");
        assertThat(ran.status()).as(ran.out() + ran.err()).isZero();
        assertThat(ran.out()).contains("all values alike");
        assertThat(Files.readAllLines(work.resolve("T-1-ties-raw").resolve("pairs.csv")))
                .hasSizeGreaterThan(1000)
                .allMatch(line -> line.endsWith(",value") || line.endsWith(",1000"));
        assertThat(work.resolve("T-1-raw")).isDirectory();
        assertThat(Files.readAllLines(work.resolve("T-1-ties-reordered").resolve("pairs.csv")))
                .hasSameElementsAs(
                        Files.readAllLines(work.resolve("T-1-ties-raw").resolve("pairs.csv")));
    }

    @Test
    void aSolverWhoseTimeIsUpIsKilled_andHasNoObjective() throws IOException {
        Path json = folder.resolve("runs.json");
        Ran ran = run(
                "--sizes", "S", "--seeds", 1, "--solvers", "greedy,or-tools", "--limit", "or-tools=1", "--json", json);
        List<String> late = objects(json).stream()
                .filter(run -> run.contains("\"outcome\": \"time limit\""))
                .toList();
        assertThat(late)
                .allMatch(run -> run.contains("\"or-tools\"") && run.contains("\"limitSeconds\": 1,"))
                .noneMatch(run -> run.contains("\"objective\"") || run.contains("\"gap\""));
        assertThat(ran.out().contains("time limit")).isEqualTo(!late.isEmpty());
    }

    @Test
    void refusesWhatItCannotRun() {
        assertThat(run("--solvers", "cplex").err()).contains("--solvers names \"cplex\"", "or-tools");
        assertThat(run("--limit", "cplex=3").err()).contains("cplex=3 names no solver");
        assertThat(run("--limit", "soon").err()).contains("--limit soon is no time limit");
        assertThat(run("--seeds", "0").status()).isEqualTo(2);
        assertThat(run("--sizes", "XXL").status()).isEqualTo(2);
        Ran unwritable = run("--json", folder.resolve("nowhere").resolve("runs.json"));
        assertThat(unwritable.status()).isEqualTo(2);
        assertThat(unwritable.err()).startsWith("NoSuchFileException: ").contains("nowhere");
    }

    private static List<String> objects(Path json) throws IOException {
        String text = Files.readString(json);
        assertThat(text).startsWith("[").endsWith("]\n");
        return OBJECT.matcher(text).results().map(match -> match.group(1)).toList();
    }

    private static long number(String object, String field) {
        Matcher number = Pattern.compile("\"" + field + "\": (-?\\d+)[,}]?").matcher(object);
        assertThat(number.find()).as(field + " in " + object).isTrue();
        return Long.parseLong(number.group(1));
    }
}
