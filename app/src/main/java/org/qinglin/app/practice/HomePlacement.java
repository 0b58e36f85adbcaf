package org.qinglin.app.practice;

import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;

/** A student proposed for a post, and what both sides have said. */
public record HomePlacement(
        long id, long season, CollegeId college, long run, long post, StudentId student, Status status) {

    public enum Status {
        PROPOSED,
        STUDENT_ACCEPTED,
        HOST_ACCEPTED,
        CONFIRMED,
        STUDENT_DECLINED,
        HOST_DECLINED;

        /** Whether it keeps a place. */
        public boolean live() {
            return this != STUDENT_DECLINED && this != HOST_DECLINED;
        }
    }
}
