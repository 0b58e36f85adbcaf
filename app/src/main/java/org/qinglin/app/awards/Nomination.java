package org.qinglin.app.awards;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;

/**
 * Somebody or something named for an award.
 *
 * @param nomineeId of a student, a team or a project, as the round's kind says, or a community's code
 * @param community the nominee's own, or the one that nominated
 * @param mean of the scores so far, or null before the first
 */
public record Nomination(
        long id,
        long round,
        long nomineeId,
        String nominee,
        @Nullable UnitId faculty,
        @Nullable TeamId team,
        @Nullable PlaceCode community,
        String reason,
        AccountId nominatedBy,
        String nominator,
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
        AWARDED,
        /** By the college, after it was final. */
        TAKEN_BACK
    }

    /** Whether everyone of the college may read it: proposed in the public notice, or awarded. */
    public boolean isPublic() {
        return status == Status.PROPOSED || status == Status.AWARDED;
    }
}
