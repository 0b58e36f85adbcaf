package org.qinglin.app.practice;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;

/**
 * A part-time post (兼职) at a community.
 *
 * @param endsOn belongs to it; {@code endedOn} is when it was ended before
 * @param number of its letter, once there is one
 */
public record Appointment(
        long id,
        CollegeId college,
        PlaceCode community,
        StudentId student,
        Kind kind,
        String duties,
        LocalDate startsOn,
        LocalDate endsOn,
        Status status,
        @Nullable LocalDate endedOn,
        @Nullable String reason,
        @Nullable String number,
        @Nullable String checkCode) {

    public enum Kind {
        /** 兼职副书记. */
        DEPUTY_SECRETARY,
        /** 网格员. */
        GRID_WORKER,
        /** 助理. */
        ASSISTANT
    }

    public enum Status {
        OFFERED,
        APPOINTED,
        DECLINED,
        WITHDRAWN,
        ENDED
    }
}
