package org.qinglin.bench.peers;

import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.qinglin.bench.Size;

/** How long each solver may take. */
final class Limits {

    private final Map<Solver, Duration> asked = new EnumMap<>(Solver.class);

    /**
     * @param words {@code SECONDS} for every solver, or {@code SOLVER=SECONDS} for one
     * @throws IllegalArgumentException if one is neither
     */
    Limits(List<String> words) {
        for (String word : words) {
            int equals = word.indexOf('=');
            Duration limit = seconds(word, word.substring(equals + 1));
            for (Solver solver : Solver.values()) {
                if (equals < 0 || solver.label().equals(word.substring(0, equals))) {
                    asked.put(solver, limit);
                }
            }
            if (equals >= 0 && named(word.substring(0, equals)).isEmpty()) {
                throw new IllegalArgumentException(
                        "--limit " + word + " names no solver. Try " + List.of(Solver.values()) + ".");
            }
        }
    }

    Duration of(Solver solver, Size size) {
        return asked.getOrDefault(solver, solver.limit(size));
    }

    /** Whether it takes part at that size. */
    boolean isIn(Solver solver, Size size) {
        return of(solver, size).toSeconds() > 0;
    }

    static Optional<Solver> named(String label) {
        for (Solver solver : Solver.values()) {
            if (solver.label().equals(label)) {
                return Optional.of(solver);
            }
        }
        return Optional.empty();
    }

    private static Duration seconds(String word, String digits) {
        try {
            int seconds = Integer.parseInt(digits);
            if (seconds >= 1) {
                return Duration.ofSeconds(seconds);
            }
        } catch (NumberFormatException notANumber) {
            // Said below, like a number that is too small.
        }
        throw new IllegalArgumentException(
                "--limit " + word + " is no time limit. Write whole seconds, at least 1, such as 60 or timefold=30.");
    }
}
