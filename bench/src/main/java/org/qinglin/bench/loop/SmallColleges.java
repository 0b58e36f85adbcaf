package org.qinglin.bench.loop;

import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.NewStudent;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;

/** Founds one college after the other, through the platform's own services. */
final class SmallColleges {

    private final Organisations organisations;
    private final Students students;
    private final Accounts accounts;
    private final AtomicInteger founded = new AtomicInteger();

    SmallColleges(Organisations organisations, Students students, Accounts accounts) {
        this.organisations = organisations;
        this.students = students;
        this.accounts = accounts;
    }

    SmallCollege found(int size) {
        int number = founded.incrementAndGet();
        var college =
                organisations.addCollege("试验学院" + number, "试验" + number, "校团委", "10000000000", SmallCollege.PLACE);
        var faculty = organisations.addUnit(college, null, Unit.Kind.FACULTY, "信息系", null);
        var schoolClass = organisations.addUnit(college, faculty, Unit.Kind.CLASS, "一班", "辅导员");
        // 199 numbers for residents' committees and 200 for villagers'.
        var community = new PlaceCode("370211005%03d".formatted(number % 399 + 1));
        organisations.addCommunity(new Community(
                community, "社区" + number, "居委会", community.street(), "长江路街道", "黄岛区", SmallCollege.PLACE, true));
        organisations.addPartnership(college, community, faculty, LocalDate.of(2025, 9, 1));
        var ids = students.register(
                college,
                IntStream.range(0, size)
                        .mapToObj(index -> student(schoolClass, number, index))
                        .toList());
        List<NewAccount> opened = new ArrayList<>(List.of(
                NewAccount.college("college" + number, "团委", college),
                NewAccount.community("community" + number, "书记", community)));
        ids.forEach(id -> opened.add(NewAccount.student("s" + number + "x" + id.value(), "学生", college, id)));
        // One password for all: hashing is slow on purpose.
        accounts.openDemoAccounts(opened, "a-password-of-the-bench");
        List<Viewer> viewers = opened.stream()
                .map(each -> accounts.byLogin(each.login()).orElseThrow().getViewer())
                .toList();
        return new SmallCollege(college, viewers.get(0), viewers.get(1), viewers.subList(2, viewers.size()));
    }

    private static NewStudent student(UnitId schoolClass, int number, int index) {
        return new NewStudent(
                schoolClass,
                "%d%04d".formatted(number, index),
                "同学" + index,
                LocalDate.of(2006, 1, 15),
                "10000000001",
                SmallCollege.PLACE,
                5,
                1200,
                SmallCollege.TERM_TIME.minus(Duration.ofDays(30)),
                null,
                Map.of(),
                List.of("VolunteerService"),
                List.of());
    }
}
