package org.qinglin.engine;

import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * A span of local time, from {@code start} inclusive to {@code end} exclusive.
 *
 * @param start first moment
 * @param end first moment after it; later than {@code start}
 */
public record Period(LocalDateTime start, LocalDateTime end) {

    /** Order by start, then by end. */
    public static final Comparator<Period> IN_TIME =
            Comparator.comparing(Period::start).thenComparing(Period::end);

    public Period {
        if (!start.isBefore(end)) {
            throw new IllegalArgumentException("A period must end after it starts, but it runs from " + start + " to "
                    + end + ". Maybe start and end are swapped?");
        }
    }

    /** Whether the two share a moment; periods that only touch do not. */
    public boolean overlaps(Period other) {
        return start.isBefore(other.end) && other.start.isBefore(end);
    }

    /** Whether every moment of {@code other} lies in this period. */
    public boolean contains(Period other) {
        return !start.isAfter(other.start) && !end.isBefore(other.end);
    }

    /** The same moments as sorted periods that neither touch nor overlap, so that 8–10 and 10–12 hold a task 9–11. */
    public static List<Period> merged(List<Period> periods) {
        if (areMerged(periods)) {
            return List.copyOf(periods);
        }
        List<Period> sorted = new ArrayList<>(periods);
        sorted.sort(IN_TIME);
        List<Period> merged = new ArrayList<>(sorted.size());
        for (Period next : sorted) {
            int last = merged.size() - 1;
            if (last >= 0 && !merged.get(last).end.isBefore(next.start)) {
                Period open = merged.get(last);
                if (open.end.isBefore(next.end)) {
                    merged.set(last, new Period(open.start, next.end));
                }
            } else {
                merged.add(next);
            }
        }
        return List.copyOf(merged);
    }

    private static boolean areMerged(List<Period> periods) {
        for (int i = 1; i < periods.size(); i++) {
            if (!periods.get(i - 1).end.isBefore(periods.get(i).start)) {
                return false;
            }
        }
        return true;
    }
}
