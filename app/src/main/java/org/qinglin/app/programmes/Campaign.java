package org.qinglin.app.programmes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;

/**
 * What a college does together with its communities in some weeks, such as Lei Feng month: orders belong to it, and a
 * dispatch run may be about it alone.
 *
 * @param endsOn belongs to it too
 * @param about what it is for; may be empty
 * @param goals what it wants to reach
 * @param hasPoster whether it has a picture
 */
public record Campaign(
        CampaignId id,
        CollegeId college,
        String name,
        LocalDate startsOn,
        LocalDate endsOn,
        String about,
        Goals goals,
        boolean hasPoster) {

    /**
     * Each null where it sets itself none.
     *
     * @param sessions held
     * @param people who served, each counted once
     * @param hours confirmed
     */
    public record Goals(
            @Nullable Integer sessions,
            @Nullable Integer people,
            @Nullable Integer hours) {}
}
