package org.qinglin.app.learning;

import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.StudentId;

/**
 * Somebody's place in a class, or in its waiting list.
 *
 * @param student who enrolled with an account; null without one
 * @param name null once erased; a student's is the one that stands in the register
 * @param phone null for students, and once erased
 * @param byHelper whether somebody at the desk entered it
 * @param turn the place in the waiting list, from 1; 0 outside it
 */
public record CourseEnrolment(
        EnrolmentId id,
        CourseClassId classId,
        @Nullable StudentId student,
        @Nullable String name,
        @Nullable String phone,
        @Nullable AgeBand age,
        @Nullable String guardian,
        Set<Need> needs,
        Status status,
        boolean byHelper,
        int turn,
        Instant madeAt) {

    /** What leads where is {@link EnrolmentSteps}. */
    public enum Status {
        ENROLLED,
        WAITING,
        WITHDRAWN
    }

    /** How old somebody is, as roughly as the organiser needs to know. */
    public enum AgeBand {
        UNDER_18,
        FROM_18,
        FROM_45,
        FROM_60,
        FROM_75
    }

    /** What somebody needs to take part. */
    public enum Need {
        WHEELCHAIR,
        HEARING,
        SIGHT,
        SIGN_LANGUAGE,
        COMPANION
    }

    /** 138****0000: the first three digits and the last four. */
    public String maskedPhone() {
        if (phone == null) {
            return "";
        }
        int shown = Math.min(7, phone.length() - 1);
        int head = Math.min(3, shown);
        return phone.substring(0, head) + "****" + phone.substring(phone.length() - (shown - head));
    }
}
