package org.qinglin.app.needs;

/** What came of a review, a withdrawal or a closing. */
public sealed interface Decision {

    /** The step was taken, and led there. */
    record Done(String step, RequestStatus status) implements Decision {

        static Done of(RequestStep step, RequestStatus status) {
            return new Done(step.getClass().getSimpleName(), status);
        }
    }

    /** Somebody else was faster, or the step does not fit where the request stands. */
    record NotPossible(RequestStatus status) implements Decision {}

    /** A refusal, a withdrawal or a question without its words. */
    record ReasonMissing() implements Decision {}

    /** The words are longer than anyone reads: {@code length} characters, at most {@code most}. */
    record ReasonTooLong(int length, int most) implements Decision {}

    /** There is no such request to merge with: another college's, refused, withdrawn, or the request itself. */
    record NoSuchTwin() implements Decision {}

    /** Sessions have begun or are over, so that nothing is left to withdraw or to dispatch. */
    record Begun() implements Decision {}

    /** There is no such request among those the viewer may decide about. */
    record NotFound() implements Decision {}
}
