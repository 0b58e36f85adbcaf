package org.qinglin.app.awards;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;

/**
 * A round of awards of a college.
 *
 * @param winners how many there may be
 * @param countsFrom the first day of service that counts for the criteria; it counts to the day of the nomination
 * @param noticeUntil the last day of the public notice, once winners are proposed
 */
public record AwardRound(
        long id,
        CollegeId college,
        String name,
        AwardKind kind,
        int winners,
        LocalDate countsFrom,
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

    /** What a round is at, as its days pass. */
    public enum Phase {
        NOMINATING,
        SCORING,
        /** The days of scoring are over; the college has to propose. */
        TO_PROPOSE,
        NOTICE,
        FINAL,
        CALLED_OFF
    }

    public Phase phase(LocalDate today) {
        return switch (status) {
            case OPEN ->
                takesNominations(today) ? Phase.NOMINATING : takesScores(today) ? Phase.SCORING : Phase.TO_PROPOSE;
            case NOTICE -> Phase.NOTICE;
            case FINAL -> Phase.FINAL;
            case CALLED_OFF -> Phase.CALLED_OFF;
        };
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
