package org.qinglin.app.practice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;

/**
 * A league branch (团支部) paired with a community (结对). A class is a branch.
 *
 * @param endsOn belongs to it; null until it is known
 * @param reason why it was declined or ended
 */
public record Pairing(
        long id,
        CollegeId college,
        UnitId branch,
        PlaceCode community,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        Status status,
        @Nullable String reason) {

    public enum Status {
        PROPOSED,
        ACTIVE,
        DECLINED,
        ENDED
    }

    /** Whether it is in force on a day. */
    public boolean on(LocalDate day) {
        return (status == Status.ACTIVE || status == Status.ENDED)
                && !day.isBefore(startsOn)
                && (endsOn == null || !day.isAfter(endsOn));
    }
}
