package org.qinglin.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Admission;
import org.qinglin.app.assignment.AdmissionOutcome;
import org.qinglin.app.assignment.Admissions;
import org.qinglin.app.assignment.ClaimOutcome;
import org.qinglin.app.assignment.LotteryDraws;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/**
 * Two lotteries: one that students apply in, and one whose list was closed yesterday. The platform itself draws that one, as
 * soon as the ledger's first head of today is signed: a minute after the start.
 */
@Component
class DemoLotteries {

    private static final int TRIED = 400;

    private final Requests requests;
    private final Sessions sessions;
    private final OpenPool pool;
    private final Admissions admissions;
    private final LotteryDraws draws;
    private final TravellingClock clock;

    DemoLotteries(
            Requests requests,
            Sessions sessions,
            OpenPool pool,
            Admissions admissions,
            LotteryDraws draws,
            TravellingClock clock) {
        this.requests = requests;
        this.sessions = sessions;
        this.pool = pool;
        this.admissions = admissions;
        this.draws = draws;
        this.clock = clock;
    }

    /** @param at where the community is */
    void play(DemoCast cast, Viewer college, Viewer community, GeoPoint at, Instant now) {
        var today = LocalDate.ofInstant(now, China.TIME);
        var yesterday = today.minusDays(1).atTime(18, 0);
        var run = order(
                college,
                community,
                at,
                "社区趣味运动会引导员",
                "签到、引导、计分，结束后一起收器材",
                3,
                today.plusDays(9).atTime(14, 0),
                now);
        open(community, run, yesterday.toString(), now.minus(Duration.ofDays(5)));
        apply(cast, run, 9, now.minus(Duration.ofDays(3)));
        clock.at(yesterday.plusMinutes(1).atZone(China.TIME).toInstant(), () -> draws.seal(run.id()));

        var show = order(
                college,
                community,
                at,
                "海洋馆开放日讲解员",
                "带居民和孩子看展，讲三个小故事",
                4,
                today.plusDays(11).atTime(9, 0),
                now);
        open(community, show, null, now.minus(Duration.ofDays(2)));
        apply(cast, show, 7, now.minus(Duration.ofDays(1)));
    }

    private ServiceSession order(
            Viewer college,
            Viewer community,
            GeoPoint at,
            String title,
            String description,
            int heads,
            LocalDateTime from,
            Instant now) {
        var id = clock.at(
                now.minus(Duration.ofDays(7)),
                () -> requests.submit(
                        community,
                        new NewRequest(
                                college.mustCollege(),
                                "VolunteerService",
                                title,
                                description,
                                "人多，注意走动安全；无特殊风险",
                                false,
                                null,
                                null,
                                null,
                                1,
                                community.name(),
                                "10000000009",
                                "社区广场",
                                at,
                                List.of(new NewRequest.Time(from, from.plusHours(2))),
                                List.of(new NewRequest.NewRole("志愿者", 1, heads, Map.of())))));
        clock.at(now.minus(Duration.ofDays(6)), () -> requests.accept(college, id));
        return sessions.of(List.of(id)).get(0);
    }

    private void open(Viewer community, ServiceSession session, @Nullable String closesAt, Instant moment) {
        var outcome = clock.at(moment, () -> admissions.set(community, session.id(), Admission.LOTTERY, closesAt));
        if (!(outcome instanceof AdmissionOutcome.Done)) {
            throw new IllegalStateException("the demo's lottery was not opened: " + outcome);
        }
    }

    /** The first who can come, until so many have a ticket. */
    private void apply(DemoCast cast, ServiceSession session, int many, Instant moment) {
        var role = session.roles().get(0).id();
        var students = cast.students().entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingLong(StudentId::value)))
                .map(Map.Entry::getValue)
                .limit(TRIED)
                .toList();
        int in = 0;
        for (int i = 0; i < students.size() && in < many; i++) {
            var student = students.get(i);
            in += clock.at(moment, () -> pool.claim(student, role)) instanceof ClaimOutcome.InLottery ? 1 : 0;
        }
        if (in < many) {
            throw new IllegalStateException("of " + students.size() + " of the demo's students only " + in
                    + " can apply for session " + session.id());
        }
    }
}
