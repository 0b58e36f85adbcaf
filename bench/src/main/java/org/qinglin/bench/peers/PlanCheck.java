package org.qinglin.bench.peers;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/**
 * Adds a plan up and makes sure that it is one, from the files alone, the same for everyone: each line of the plan is a
 * line of {@code pairs.csv}, once, and nobody's capacity is exceeded.
 */
final class PlanCheck {

    private PlanCheck() {}

    /**
     * The value of a plan.
     *
     * @throws NotAPlan if it is none
     */
    static long objective(Path instance, Path plan) throws IOException, NotAPlan {
        Map<String, Integer> students = capacities(instance.resolve("students.csv"));
        Map<String, Integer> needs = capacities(instance.resolve("needs.csv"));
        Set<String> lines = new HashSet<>();
        long objective = 0;
        try (BufferedReader in = Files.newBufferedReader(plan.resolve("plan.csv"))) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                String[] cells = line.split(",", -1);
                if (cells.length != 3 || !lines.add(line)) {
                    throw new NotAPlan("the line " + line + " is no pair, or stands twice");
                }
                take(students, cells[0]);
                take(needs, cells[1]);
                objective += Long.parseLong(cells[2]);
            }
        }
        try (BufferedReader in = Files.newBufferedReader(instance.resolve("pairs.csv"))) {
            for (String line = in.readLine(); line != null && !lines.isEmpty(); line = in.readLine()) {
                lines.remove(line);
            }
        }
        if (!lines.isEmpty()) {
            throw new NotAPlan("the line " + lines.iterator().next() + " does not stand in pairs.csv, nor do "
                    + (lines.size() - 1) + " others");
        }
        return objective;
    }

    private static void take(Map<String, Integer> left, String id) throws NotAPlan {
        int before = left.getOrDefault(id, 0);
        if (before <= 0) {
            throw new NotAPlan(id + " is planned beyond its capacity, or does not exist");
        }
        left.put(id, before - 1);
    }

    private static Map<String, Integer> capacities(Path file) throws IOException {
        Map<String, Integer> capacities = new HashMap<>();
        try (BufferedReader in = Files.newBufferedReader(file)) {
            in.readLine();
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                int comma = line.indexOf(',');
                capacities.put(line.substring(0, comma), Integer.parseInt(line.substring(comma + 1)));
            }
        }
        return capacities;
    }

    /** What a solver wrote is not a plan of its input. */
    static final class NotAPlan extends Exception {
        private static final long serialVersionUID = 1;

        NotAPlan(String why) {
            super(why);
        }
    }
}
