package org.qinglin.app.people;

/** What came of a step in a team's life. */
public sealed interface TeamOutcome {

    record Done() implements TeamOutcome {}

    /** It is so already, or was decided before. */
    record Already() implements TeamOutcome {}

    /** The leader hands the team over before leaving it. */
    record LeadsIt() implements TeamOutcome {}

    /** Who is to lead has no account to lead with. */
    record NoAccount() implements TeamOutcome {}

    /** Who is to lead leads another team. */
    record LeadsAnother() implements TeamOutcome {}

    record ReasonMissing() implements TeamOutcome {}

    /** Longer than {@code most} characters. */
    record TooLong(int length, int most) implements TeamOutcome {}

    /** A day that is yet to come. */
    record NotYet() implements TeamOutcome {}

    /** There is no such team or member among those the viewer may change. */
    record NotFound() implements TeamOutcome {}
}
