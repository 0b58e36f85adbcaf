package org.qinglin.app.awards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/**
 * Somebody or something named for an award.
 *
 * @param nomineeId of a student, a team or a project, as the round's kind says
 * @param mean of the scores so far, or null before the first
 */
public record Nomination(
        long id,
        long round,
        long nomineeId,
        String nominee,
        @Nullable UnitId faculty,
        @Nullable TeamId team,
        String reason,
        AccountId nominatedBy,
        Status status,
        int scores,
        @Nullable Double mean,
        List<Evidence> evidence) {

    public enum Status {
        NOMINATED,
        PROPOSED,
        NOT_CHOSEN,
        /** An objection was upheld. */
        TAKEN_OUT,
        AWARDED
    }
}
