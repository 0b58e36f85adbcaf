package org.qinglin.engine;

import java.util.Map;

/** What the engine's records refuse to hold; every message carries the name, the value and what is allowed. */
final class Checks {

    private Checks() {}

    static void id(String what, String id) {
        if (id.isEmpty()) {
            throw new IllegalArgumentException("The id of a " + what + " is empty. Give each one an id of its own.");
        }
    }

    static void atLeast(String what, long value, long min) {
        if (value < min) {
            throw new IllegalArgumentException("The " + what + " is " + value + ", but must be at least " + min + ".");
        }
    }

    static void between(String what, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "The " + what + " is " + value + ", but must lie in " + min + "…" + max + ".");
        }
    }

    /** A sorted copy, so that nothing depends on the order in which skills were named. */
    static Map<String, Integer> levels(String whose, Map<String, Integer> skills) {
        skills.forEach((code, level) -> between("level of skill " + code + " of " + whose, level, 1, 99));
        return Levels.of(skills);
    }
}
