package org.qinglin.app.shared;

import java.io.Serializable;
import java.util.Locale;

/**
 * Time served, in whole minutes (domain rule 8: stored as minutes, shown in hours to one decimal, rounded only when
 * shown). Shown hours are rounded down, so that nobody reads 100.0 h one minute before it is true.
 */
public record ServiceMinutes(long value) implements Serializable, Comparable<ServiceMinutes> {

    public static final ServiceMinutes NONE = new ServiceMinutes(0);

    /** Hours to one decimal, such as {@code "84.5"}; never more than were served. */
    public String hours() {
        long tenths = Math.floorDiv(value * 10, 60L);
        return String.format(
                Locale.ROOT, "%s%d.%d", tenths < 0 ? "-" : "", Math.abs(tenths) / 10, Math.abs(tenths) % 10);
    }

    @Override
    public int compareTo(ServiceMinutes other) {
        return Long.compare(value, other.value);
    }
}
