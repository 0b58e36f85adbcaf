package org.qinglin.app.attendance;

import java.util.Optional;
import org.qinglin.app.shared.GeoPoint;

/**
 * How near the phone was to the session's place: a signal for the organiser, never a proof and never a refusal. Both
 * positions are WGS-84; nothing but the rounded distance is kept.
 *
 * @param metres rounded to 50 m
 */
public record Fence(Side side, int metres) {

    private static final int STEP_METRES = 50;

    /** A phone that does not know where it is within a kilometre says nothing. */
    private static final double VAGUE_METRES = 1000;

    /** The doubt goes to the student: what may be inside is inside, but not by more than this. */
    private static final double MOST_BENEFIT_METRES = 200;

    /** Of the circle around the session's place. */
    public enum Side {
        INSIDE,
        OUTSIDE
    }

    /**
     * @param accuracyMetres radius within which the phone says it is
     * @return empty if the phone's word is worth nothing
     */
    static Optional<Fence> of(GeoPoint place, GeoPoint phone, double accuracyMetres, int radiusMetres) {
        boolean onEarth = Math.abs(phone.latitude()) <= 90 && Math.abs(phone.longitude()) <= 180;
        if (!onEarth || !(accuracyMetres >= 0 && accuracyMetres <= VAGUE_METRES)) {
            return Optional.empty();
        }
        double metres = place.metresTo(phone);
        boolean inside = metres - Math.min(accuracyMetres, MOST_BENEFIT_METRES) <= radiusMetres;
        return Optional.of(
                new Fence(inside ? Side.INSIDE : Side.OUTSIDE, (int) Math.round(metres / STEP_METRES) * STEP_METRES));
    }
}
