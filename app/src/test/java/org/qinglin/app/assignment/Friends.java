package org.qinglin.app.assignment;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.qinglin.app.World;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A campus with a dozen friends, for tests of how they sign up together. */
abstract class Friends {

    static final AtomicInteger COUNT = new AtomicInteger();
    static final LocalDateTime SATURDAY = LocalDateTime.of(2026, 6, 6, 9, 0);

    @Autowired
    World world;

    @Autowired
    FriendGroups groups;

    @Autowired
    OpenPool pool;

    @Autowired
    Admissions admissions;

    @Autowired
    Places places;

    @Autowired
    TravellingClock clock;

    @Autowired
    JdbcClient jdbc;

    World.Campus campus;

    @BeforeEach
    void oneCampus() {
        campus = world.campus("朋友" + COUNT.incrementAndGet(), 12);
    }

    static SessionRoleId role(ServiceSession session) {
        return session.roles().get(0).id();
    }

    String started(int student, ServiceSession session) {
        return ((GroupOutcome.Started) groups.start(campus.student(student), role(session))).code();
    }

    /** A group of these, started by the first. */
    String agreed(ServiceSession session, int... students) {
        var code = started(students[0], session);
        for (int each : students) {
            assertThat(groups.agree(campus.student(each), code)).isEqualTo(new GroupOutcome.Agreed());
        }
        return code;
    }

    StudentId id(int student) {
        return campus.student(student).mustStudent();
    }

    /** Who has a place. */
    List<StudentId> there(ServiceSession session) {
        return places.helpers(List.of(session.id())).stream()
                .map(Helper::student)
                .toList();
    }
}
