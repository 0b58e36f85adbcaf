package org.qinglin.app.matching;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;

/**
 * Something that happened to a run or to one that it is planned anew from.
 *
 * @param by null where nobody did it, or nobody kept who
 * @param differs of a start, what was asked otherwise than of the run before
 */
public record RunEvent(
        RunId run, String title, Kind kind, @Nullable AccountId by, Instant at, List<Difference> differs) {

    /** What happened. */
    public enum Kind {
        STARTED,
        PLANNED,
        FAILED,
        CANCELLED,
        PUBLISHED
    }

    /**
     * One thing that was asked otherwise.
     *
     * @param what {@code from}, {@code to}, {@code respondBy}, {@code span}, {@code area}, {@code programme}, {@code weights.} or {@code rules.} with the name of one, or
     *     {@code byHand.added} and {@code byHand.ended}, of which {@code after} is a number
     */
    public record Difference(String what, String before, String after) {}
}
