package org.qinglin.app.assignment;

import org.jspecify.annotations.Nullable;

/**
 * What a college makes of places given back late and of no-shows.
 *
 * @param giveUpHours a place given back later than this before its session counts as late
 * @param misses so many within {@code windowDays} pause sign-up from the open pool; null: nothing follows from them
 * @param pauseDays how long, from the last of them
 */
public record PlaceRule(int giveUpHours, @Nullable Integer misses, int windowDays, int pauseDays) {

    /** Late is told, and nothing follows from it. */
    public static final PlaceRule DEFAULT = new PlaceRule(24, null, 60, 30);
}
