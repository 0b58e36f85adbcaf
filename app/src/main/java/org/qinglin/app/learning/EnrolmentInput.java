package org.qinglin.app.learning;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An enrolment without an account as it was typed, by the learner or at the desk.
 *
 * @param needs names of {@link CourseEnrolment.Need}
 * @param guardian who consents for somebody under 18
 * @param consent {@code true} if the notice was read and agreed to
 */
public record EnrolmentInput(
        @Nullable String personName,
        @Nullable String phone,
        @Nullable String age,
        @Nullable String guardian,
        @Nullable List<String> needs,
        @Nullable String consent) {

    public static EnrolmentInput blank() {
        return new EnrolmentInput(null, null, null, null, List.of(), null);
    }

    public boolean has(CourseEnrolment.Need wanted) {
        return needs != null && needs.contains(wanted.name());
    }
}
