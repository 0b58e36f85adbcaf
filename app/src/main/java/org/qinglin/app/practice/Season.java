package org.qinglin.app.practice;

import java.time.LocalDate;
import org.qinglin.app.shared.CollegeId;

/**
 * Holidays in which students of a college take posts near home (返家乡). All days belong to what they end.
 *
 * @param wishesUntil until then posts are offered and students wish
 * @param choicesUntil until then hosts choose among who wished
 * @param answersUntil until then students and hosts answer what the college chose
 */
public record Season(
        long id,
        CollegeId college,
        String name,
        Holiday holiday,
        LocalDate startsOn,
        LocalDate endsOn,
        LocalDate wishesUntil,
        LocalDate choicesUntil,
        LocalDate answersUntil,
        int mostWishes) {

    public enum Holiday {
        WINTER,
        SUMMER
    }

    /** Where a season stands. */
    public enum Stage {
        /** Posts come in, students wish. */
        WISHING,
        /** Hosts choose. */
        CHOOSING,
        /** The college plans and chooses; both sides answer. */
        PLACING,
        /** Nothing can be changed any more. */
        SETTLED
    }

    public Stage stage(LocalDate today) {
        if (!today.isAfter(wishesUntil)) {
            return Stage.WISHING;
        }
        if (!today.isAfter(choicesUntil)) {
            return Stage.CHOOSING;
        }
        return today.isAfter(answersUntil) ? Stage.SETTLED : Stage.PLACING;
    }
}
