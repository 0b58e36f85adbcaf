package org.qinglin.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import org.qinglin.app.attendance.AmendmentOutcome;
import org.qinglin.app.attendance.Amendments;
import org.qinglin.app.attendance.Disputes;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/** What is in question about the demo's hours: a dispute that waits, and a back-entry that somebody proposed at night. */
@Component
class DemoHours {

    private final Accounts accounts;
    private final Sessions sessions;
    private final Organisations organisations;
    private final Students students;
    private final Hours hours;
    private final Disputes disputes;
    private final Amendments amendments;
    private final TravellingClock clock;

    DemoHours(
            Accounts accounts,
            Sessions sessions,
            Organisations organisations,
            Students students,
            Hours hours,
            Disputes disputes,
            Amendments amendments,
            TravellingClock clock) {
        this.accounts = accounts;
        this.sessions = sessions;
        this.organisations = organisations;
        this.students = students;
        this.hours = hours;
        this.disputes = disputes;
        this.amendments = amendments;
        this.clock = clock;
    }

    /** Plays both, once the role accounts are open. */
    void play() {
        var now = clock.instant();
        var student = viewer("student");
        hours.entries(student.mustStudent()).stream().findFirst().ifPresent(entry -> {
            var at = earlier(entry.enteredAt().plus(Duration.ofHours(3)), now);
            clock.at(
                    at,
                    () -> done(disputes.open(
                            student,
                            entry.session(),
                            Integer.toString(Math.max(1, entry.minutes() - 15)),
                            "我那天提前一刻钟走的，多记了，请更正。")));
        });
        backEnter(viewer("faculty"), viewer("college"), now);
    }

    /** For somebody without hours at that time, at the first confirmed session that is a day and a half ago. */
    private void backEnter(Viewer proposer, Viewer second, Instant now) {
        var classes = organisations.units(proposer.mustCollege()).stream()
                .filter(each -> proposer.mustUnit().equals(each.parent()))
                .map(Unit::id)
                .toList();
        var members = students.list(proposer.mustCollege(), classes, "", 0, 50);
        for (var session : sessions.accepted(
                proposer.mustCollege(), now.minus(Duration.ofDays(21)), now.minus(Duration.ofDays(3)))) {
            var night = LocalDate.ofInstant(session.endsAt(), China.TIME)
                    .plusDays(1)
                    .atTime(LocalTime.of(22, 40))
                    .atZone(China.TIME)
                    .toInstant();
            for (var each : members) {
                var outcome = clock.at(night, () -> propose(proposer, session, each));
                if (outcome instanceof AmendmentOutcome.Done proposed) {
                    clock.at(night.plus(Duration.ofHours(11)), () -> done(amendments.approve(second, proposed.id())));
                    return;
                }
                if (outcome instanceof AmendmentOutcome.NotConfirmed) {
                    break;
                }
            }
        }
    }

    private AmendmentOutcome propose(Viewer proposer, ServiceSession session, Student student) {
        if (hours.counted(student.id(), session.id()).isPresent()) {
            return new AmendmentOutcome.AlreadyDone();
        }
        return amendments.propose(
                proposer,
                session.id(),
                student.number(),
                Integer.toString(session.minutes()),
                "当天临时来帮忙，不在名单上，社区的纸质签到表上有名字。");
    }

    private static AmendmentOutcome done(AmendmentOutcome outcome) {
        if (!(outcome instanceof AmendmentOutcome.Done)) {
            throw new IllegalStateException("the demo's hours in question were not taken: " + outcome);
        }
        return outcome;
    }

    private Viewer viewer(String login) {
        return accounts.byLogin(login).orElseThrow().getViewer();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
