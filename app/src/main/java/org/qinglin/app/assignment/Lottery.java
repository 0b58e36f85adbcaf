package org.qinglin.app.assignment;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;

/**
 * A lottery for the places of one session (抽签), as everyone may read it.
 *
 * @param commitment SHA-256 of the seed, told when the lottery opened, in hexadecimal digits
 * @param applicants how many have a ticket
 * @param seal null until the list of tickets is closed
 * @param draw null until it is drawn
 */
public record Lottery(
        SessionId session,
        CollegeId college,
        Instant openedAt,
        Instant closesAt,
        String commitment,
        int applicants,
        @Nullable Seal seal,
        @Nullable Draw draw,
        @Nullable Instant calledOffAt) {

    /**
     * The list that is fixed.
     *
     * @param tickets the text that is hashed, see {@link LotteryText#list}
     * @param digest SHA-256 of it, in hexadecimal digits
     */
    public record Seal(Instant at, String tickets, String digest) {}

    /**
     * How it went.
     *
     * @param places how many were free, by role
     * @param results by role, each in the order drawn
     */
    public record Draw(
            Instant at,
            String seed,
            PublicValue value,
            Map<SessionRoleId, Integer> places,
            Map<SessionRoleId, List<Result>> results) {}

    /** One ticket after the draw. @param rank 1 for who was drawn first */
    public record Result(String ticket, int rank, TicketOutcome outcome) {}

    public enum TicketOutcome {
        /** Has a place. */
        PLACED,
        /** Waits in line, in the order drawn. */
        WAITS,
        /** Could not come when it was drawn, serving elsewhere then, say; waits in line like the others. */
        SKIPPED,
        /** Left the college between the closing of the list and the draw. */
        GONE
    }

    public enum Stage {
        OPEN,
        /** No longer open, and the list is about to be fixed. */
        CLOSING,
        SEALED,
        DRAWN,
        CALLED_OFF
    }

    public Stage stage(Instant now) {
        if (calledOffAt != null) {
            return Stage.CALLED_OFF;
        } else if (draw != null) {
            return Stage.DRAWN;
        } else if (seal != null) {
            return Stage.SEALED;
        }
        return now.isBefore(closesAt) ? Stage.OPEN : Stage.CLOSING;
    }

    /** Whether places still wait for its draw. */
    public boolean isRunning() {
        return draw == null && calledOffAt == null;
    }
}
