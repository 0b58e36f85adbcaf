package org.qinglin.app.assignment;

import java.time.Instant;
import java.util.List;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;

/** What came of a team taking places as a unit: all who were named, or nobody. */
public sealed interface TeamClaimOutcome {

    /** The places are kept for them; each says until {@code confirmBy} whether they come. */
    record Taken(SessionId session, int people, Instant confirmBy) implements TeamClaimOutcome {}

    /** Fewer places are free than were named. */
    record TooFew(int free, int named) implements TeamClaimOutcome {}

    /** Some of them cannot come. */
    record CannotAll(List<Obstacle> obstacles) implements TeamClaimOutcome {}

    /** Here the organiser chooses; each member applies. */
    record OrganiserChooses() implements TeamClaimOutcome {}

    /** The places are drawn by lot, one ticket for each who applies. */
    record LotteryDecides() implements TeamClaimOutcome {}

    /** The team takes its share as a unit: a name for each place. */
    record NotAsMany(int places, int named) implements TeamClaimOutcome {}

    /** The share was answered, taken back, or its time is over. */
    record NoLongerOpen() implements TeamClaimOutcome {}

    record NobodyNamed() implements TeamClaimOutcome {}

    /** There is no such place, or no such team that the viewer leads, or somebody named is not in it. */
    record NotFound() implements TeamClaimOutcome {}

    /** What keeps one member from it. */
    record Obstacle(StudentId student, ClaimOutcome why) {}
}
