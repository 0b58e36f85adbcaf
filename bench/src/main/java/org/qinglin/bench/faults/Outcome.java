package org.qinglin.bench.faults;

import java.util.Locale;

/**
 * What came of one kind of fault.
 *
 * @param fault its name
 * @param count how often it was brought about
 * @param lost what was acknowledged and is not there, or was free and given to nobody
 * @param duplicated what is there twice, or was given to more than it was for
 * @param held whether the platform did what it must
 * @param seen what else was seen, in a few words
 */
record Outcome(String fault, long count, long lost, long duplicated, boolean held, String seen) {

    static Outcome of(String fault, long count, long lost, long duplicated, String seen) {
        return new Outcome(fault, count, lost, duplicated, lost == 0 && duplicated == 0, seen);
    }

    /** The same, but only held if something else is true as well. */
    Outcome andOnlyIf(boolean alsoTrue) {
        return new Outcome(fault, count, lost, duplicated, held && alsoTrue, seen);
    }

    static String head() {
        return String.format(
                Locale.ROOT, "%-16s %9s %7s %11s %-5s %s", "fault", "count", "lost", "duplicated", "held", "");
    }

    String row() {
        return String.format(
                Locale.ROOT, "%-16s %9d %7d %11d %-5s %s", fault, count, lost, duplicated, held ? "yes" : "NO", seen);
    }

    String json() {
        return String.format(
                Locale.ROOT,
                "{\"fault\": \"%s\", \"count\": %d, \"lost\": %d, \"duplicated\": %d, \"held\": %b}",
                fault,
                count,
                lost,
                duplicated,
                held);
    }
}
