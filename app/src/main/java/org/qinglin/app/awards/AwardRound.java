package org.qinglin.app.awards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;

/**
 * A round of awards of a college.
 *
 * @param winners how many there may be
 * @param noticeUntil the last day of the public notice, once winners are proposed
 */
public record AwardRound(
        long id,
        CollegeId college,
        String name,
        AwardKind kind,
        int winners,
        LocalDate nominateUntil,
        LocalDate scoreUntil,
        Status status,
        @Nullable LocalDate noticeUntil) {

    /** Where a round stands; what leads where is {@link RoundSteps}. */
    public enum Status {
        OPEN,
        NOTICE,
        FINAL,
        CALLED_OFF
    }

    public boolean takesNominations(LocalDate today) {
        return status == Status.OPEN && !today.isAfter(nominateUntil);
    }

    public boolean takesScores(LocalDate today) {
        return status == Status.OPEN && today.isAfter(nominateUntil) && !today.isAfter(scoreUntil);
    }

    public boolean awaitsProposal(LocalDate today) {
        return status == Status.OPEN && today.isAfter(scoreUntil);
    }

    public boolean takesObjections(LocalDate today) {
        return status == Status.NOTICE && noticeUntil != null && !today.isAfter(noticeUntil);
    }
}
