package org.qinglin.bench.loop;

import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.qinglin.app.assignment.Proposal;
import org.qinglin.app.assignment.Reasons;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.StudentId;

/** A college with a few students and one community that orders from it. */
record SmallCollege(CollegeId id, Viewer college, Viewer community, List<Viewer> students) {

    /** Tuesday, 2 June 2026, 10:00 in China: term time, and no holiday. */
    static final Instant TERM_TIME =
            LocalDateTime.of(2026, 6, 2, 10, 0).atZone(China.TIME).toInstant();

    static final GeoPoint PLACE = new GeoPoint(120.17, 35.97);

    StudentId student(int number) {
        return students.get(number).mustStudent();
    }

    /** What the community orders: one role in each of the sessions. */
    NewRequest order(List<NewRequest.Time> times, int heads) {
        return new NewRequest(
                id,
                "VolunteerService",
                "随机的订单",
                "教老人用手机",
                "室内，无特殊风险",
                false,
                null,
                null,
                null,
                1,
                "联系人",
                "10000000002",
                "活动室",
                PLACE,
                times,
                List.of(new NewRequest.NewRole("助教", 1, heads, Map.of())));
    }

    static Proposal proposal(SessionRoleId role, SessionId session, StudentId student) {
        return new Proposal(role, session, student, new Reasons(900, List.of(), 1, false, 1200, 3, false, 4000));
    }
}
