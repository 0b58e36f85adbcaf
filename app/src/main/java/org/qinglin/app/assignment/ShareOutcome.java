package org.qinglin.app.assignment;

import java.time.Instant;

/** What came of giving a team a share, or of refusing it or taking it back. */
public sealed interface ShareOutcome {

    /** The places are kept for the team until {@code respondBy}. */
    record Offered(ShareId id, Instant respondBy) implements ShareOutcome {}

    /** Its places are free again: for another team, the open pool or the next dispatch run. */
    record Freed(ShareId id, int places) implements ShareOutcome {}

    /** Fewer places are free than were to be given. */
    record TooFew(int free, int asked) implements ShareOutcome {}

    /** A share is one place at least. */
    record NoPlaces() implements ShareOutcome {}

    /** The team has a share of this role that it has not answered. */
    record AlreadyAsked() implements ShareOutcome {}

    /** Nobody leads the team, so nobody could answer. */
    record NobodyLeads() implements ShareOutcome {}

    /** The session has begun or does not take place. */
    record Closed() implements ShareOutcome {}

    /** It was answered, taken back, or its time is over. */
    record NoLongerOpen() implements ShareOutcome {}

    record ReasonMissing() implements ShareOutcome {}

    record ReasonTooLong(int length, int most) implements ShareOutcome {}

    /** There is no such order, role, team or share within what the viewer may part. */
    record NotFound() implements ShareOutcome {}
}
