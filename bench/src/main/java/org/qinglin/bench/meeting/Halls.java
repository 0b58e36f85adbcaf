package org.qinglin.bench.meeting;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.meetings.MeetingCode;
import org.qinglin.app.meetings.MeetingDesk;
import org.qinglin.app.meetings.MeetingOutcome;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.NewStudent;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.StudentId;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.config.annotation.web.configuration.WebSecurityCustomizer;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a bench needs beside the platform's own addresses: people, a meeting today, what its screen shows, who is there. */
@Configuration
public class Halls {

    static final String PASSWORD = "a-password-of-the-bench";

    @Bean
    WebSecurityCustomizer withoutPeople() {
        return web -> web.ignoring().requestMatchers("/bench/**");
    }

    static String login(int person) {
        return "hall" + person;
    }

    /**
     * @param rows sign-ins that were written
     * @param people different accounts among them
     */
    record Counted(long rows, long people) {}

    @RestController
    static class Addresses {

        private final Organisations organisations;
        private final Students students;
        private final Accounts accounts;
        private final MeetingDesk meetings;
        private final MeetingCode codes;
        private final JdbcClient jdbc;
        private final Clock clock;

        Addresses(
                Organisations organisations,
                Students students,
                Accounts accounts,
                MeetingDesk meetings,
                MeetingCode codes,
                JdbcClient jdbc,
                Clock clock) {
            this.organisations = organisations;
            this.students = students;
            this.accounts = accounts;
            this.meetings = meetings;
            this.codes = codes;
            this.jdbc = jdbc;
            this.clock = clock;
        }

        /** A college with so many students, each with an account. */
        @PostMapping("/bench/hall")
        int people(@RequestParam int people) {
            var place = new GeoPoint(120.17, 35.97);
            var college = organisations.addCollege("大会学院", "大会", "校团委", "10000000000", place);
            var faculty = organisations.addUnit(college, null, Unit.Kind.FACULTY, "信息系", null);
            var schoolClass = organisations.addUnit(college, faculty, Unit.Kind.CLASS, "一班", "辅导员");
            List<StudentId> ids = students.register(
                    college,
                    IntStream.range(0, people)
                            .mapToObj(index -> new NewStudent(
                                    schoolClass,
                                    "%05d".formatted(index),
                                    "同学" + index,
                                    LocalDate.of(2006, 1, 15),
                                    "10000000001",
                                    place,
                                    5,
                                    1200,
                                    clock.instant(),
                                    null,
                                    Map.of(),
                                    List.of("VolunteerService"),
                                    List.of()))
                            .toList());
            List<NewAccount> opened = new ArrayList<>(List.of(NewAccount.college("hall", "团委", college)));
            for (int i = 0; i < people; i++) {
                opened.add(NewAccount.student(login(i), "同学" + i, college, ids.get(i)));
            }
            accounts.openDemoAccounts(opened, PASSWORD);
            return people;
        }

        /** A meeting of all of today, whose doors are open. */
        @PostMapping("/bench/hall/meetings")
        long meeting() {
            Viewer college = accounts.byLogin("hall").orElseThrow().getViewer();
            var outcome = meetings.plan(
                    college,
                    new MeetingDesk.Input("总结会", "", "礼堂", LocalDate.now(clock).toString(), "00:00", "23:59"));
            if (!(outcome instanceof MeetingOutcome.Done done)) {
                throw new IllegalStateException("no meeting was planned: " + outcome);
            }
            meetings.announce(college, done.id());
            return done.id();
        }

        /** What the screen in the hall shows now. */
        @GetMapping("/bench/hall/meetings/{id}/code")
        String code(@PathVariable long id) {
            return codes.current(id);
        }

        @GetMapping("/bench/hall/meetings/{id}")
        Counted counted(@PathVariable long id) {
            return jdbc.sql("select count(*), count(distinct account_id) from meetings.sign_in where meeting_id = :id")
                    .param("id", id)
                    .query((row, number) -> new Counted(row.getLong(1), row.getLong(2)))
                    .single();
        }
    }
}
