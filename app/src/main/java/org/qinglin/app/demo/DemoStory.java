package org.qinglin.app.demo;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.ClosingReports;
import org.qinglin.app.attendance.IncidentOutcome;
import org.qinglin.app.attendance.IncidentReport;
import org.qinglin.app.attendance.Incidents;
import org.qinglin.app.attendance.SignInCode;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.evaluation.Recoveries;
import org.qinglin.app.evaluation.Recovery;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.Dispatcher;
import org.qinglin.app.matching.NewRun;
import org.qinglin.app.matching.Refills;
import org.qinglin.app.needs.NewRequest;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.scenarios.DemoTerm;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Plays the term through the real services, each step at its own moment: orders, reviews, a dispatch run a week by the
 * real engine, answers, sign-ins with the real codes, confirmations and both sides' words. Seeded: the same seed and day
 * give the same story.
 */
@Component
class DemoStory {

    private static final LocalTime RUN_AT = LocalTime.of(15, 0);
    private static final String FOUNDING = "qtc";
    private static final Duration CONFIRMED_AFTER = Duration.ofHours(20);
    private static final Duration EVALUATED_AFTER = Duration.ofHours(40);
    private static final String REPORT = "按计划完成，同学们准时到场，居民反映不错。下一次请多带一份材料。";
    private static final List<String> POOR = List.of("来晚了二十分钟，老人们等着急了。", "准备得不够，讲到一半就没材料了。", "说好来四位，只到了两位，忙不过来。");

    private final Requests requests;
    private final Sessions sessions;
    private final Dispatcher dispatcher;
    private final DispatchRuns runs;
    private final Refills refills;
    private final Offers offers;
    private final Places places;
    private final Attendance attendance;
    private final SignInCode codes;
    private final ClosingReports reports;
    private final Evaluations evaluations;
    private final Recoveries recoveries;
    private final Incidents incidents;
    private final Programmes programmes;
    private final DemoLotteries lotteries;
    private final TravellingClock clock;
    private final JdbcClient jdbc;

    DemoStory(
            Requests requests,
            Sessions sessions,
            Dispatcher dispatcher,
            DispatchRuns runs,
            Refills refills,
            Offers offers,
            Places places,
            Attendance attendance,
            SignInCode codes,
            ClosingReports reports,
            Evaluations evaluations,
            Recoveries recoveries,
            Incidents incidents,
            Programmes programmes,
            DemoLotteries lotteries,
            TravellingClock clock,
            JdbcClient jdbc) {
        this.requests = requests;
        this.sessions = sessions;
        this.dispatcher = dispatcher;
        this.runs = runs;
        this.refills = refills;
        this.offers = offers;
        this.places = places;
        this.attendance = attendance;
        this.codes = codes;
        this.reports = reports;
        this.evaluations = evaluations;
        this.recoveries = recoveries;
        this.incidents = incidents;
        this.programmes = programmes;
        this.lotteries = lotteries;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** Plays everything up to {@code now}. */
    void play(DemoTerm term, DemoCast cast, Instant now) {
        var random = new Random(term.seed() ^ 0x51DE);
        var told = new HashMap<RequestId, DemoTerm.Request>();
        for (var request : term.requests()) {
            told.put(order(request, term, cast, now), request);
        }
        // Everything is one transaction, whose rows nobody else has counted: without this, the planner may believe that
        // there are no students yet, and the runs take minutes instead of seconds.
        jdbc.sql("analyze").update();
        var thisMonday = term.today().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        var first = firstMonday(told, thisMonday);
        for (var college : cast.collegeViewers().values()) {
            boolean wentWrong = false;
            for (var monday = first; !monday.isAfter(thisMonday); monday = monday.plusDays(7)) {
                var friday =
                        monday.minusDays(3).atTime(RUN_AT).atZone(China.TIME).toInstant();
                dispatch(college, monday, monday.plusDays(6), friday, friday.plus(Duration.ofHours(51)));
                answer(college.mustCollege(), cast, friday, now, 0.93, random);
                wentWrong = wentWrong || somethingWentWrong(college, cast, told, monday, now);
                serve(college.mustCollege(), cast, told, monday, now, random);
            }
            recover(college, now);
            dispatchNextDays(college, cast, term.today(), now, random);
        }
        drawLots(term, cast, now);
    }

    /** At the community that ordered first of the founding college. */
    private void drawLots(DemoTerm term, DemoCast cast, Instant now) {
        var code = term.requests().stream()
                .filter(each -> each.college().equals(FOUNDING) && each.refusal() == null)
                .findFirst()
                .orElseThrow()
                .communityCode();
        lotteries.play(
                cast,
                DemoCasting.need(cast.collegeViewers(), FOUNDING),
                DemoCasting.need(cast.communities(), code),
                DemoCasting.point(term.community(code).position()),
                now);
    }

    private LocalDate firstMonday(Map<RequestId, DemoTerm.Request> told, LocalDate thisMonday) {
        return told.values().stream()
                .filter(each -> each.stage() != DemoTerm.Stage.SUBMITTED && each.stage() != DemoTerm.Stage.REFUSED)
                .flatMap(each -> each.sessions().stream())
                .map(each -> each.period().start().toLocalDate())
                .min(LocalDate::compareTo)
                .orElse(thisMonday)
                .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** A run of this morning over the coming days, half answered: so that there are offers to answer. */
    private void dispatchNextDays(Viewer college, DemoCast cast, LocalDate today, Instant now, Random random) {
        var published = now.minus(Duration.ofHours(3));
        dispatch(
                college,
                today.plusDays(1),
                today.plusDays(8),
                published,
                today.plusDays(3).atTime(18, 0).atZone(China.TIME).toInstant());
        answer(college.mustCollege(), cast, published, now, 0.5, random);
    }

    private RequestId order(DemoTerm.Request request, DemoTerm term, DemoCast cast, Instant now) {
        var community = DemoCasting.need(cast.communities(), request.communityCode());
        var college = DemoCasting.need(cast.collegeViewers(), request.college());
        var submitted = earlier(instant(request.submittedAt()), now.minus(Duration.ofMinutes(30)));
        var id = clock.at(
                submitted,
                () -> requests.submit(community, newRequest(request, term, college.mustCollege(), community)));
        var reviewed = earlier(submitted.plus(Duration.ofHours(20)), now.minus(Duration.ofMinutes(10)));
        var refusal = request.refusal();
        if (refusal != null) {
            clock.at(reviewed, () -> requests.refuse(college, id, refusal));
        } else if (request.stage() != DemoTerm.Stage.SUBMITTED) {
            clock.at(reviewed, () -> requests.accept(college, id));
        }
        return id;
    }

    private static NewRequest newRequest(DemoTerm.Request request, DemoTerm term, CollegeId college, Viewer community) {
        var place = term.community(request.communityCode());
        var roles = request.sessions().get(0).roles();
        int minAge = roles.stream().mapToInt(DemoTerm.RoleNeed::minAge).max().orElse(0);
        return new NewRequest(
                college,
                request.programme().code(),
                request.title(),
                request.description(),
                request.risk(),
                false,
                null,
                minAge >= 10 ? minAge : null,
                null,
                Math.min(3, Math.max(1, request.urgency())),
                community.name(),
                "100" + request.communityCode().substring(4),
                DemoCasting.calledName(place) + "活动室",
                DemoCasting.point(place.position()),
                request.sessions().stream()
                        .map(each -> new NewRequest.Time(
                                each.period().start(), each.period().end()))
                        .toList(),
                roles.stream()
                        .map(each ->
                                new NewRequest.NewRole(each.name(), each.minHeads(), each.maxHeads(), each.skills()))
                        .toList());
    }

    private void dispatch(Viewer college, LocalDate from, LocalDate to, Instant at, Instant respondBy) {
        var title = programmes
                .termOn(college.mustCollege(), from)
                .map(term -> term.name() + " 第 " + term.weekOf(from) + " 周")
                .orElse(from.toString());
        clock.at(at, () -> {
            var run = dispatcher.runNow(college, new NewRun(title, from, to, respondBy, DemoTerm.weights()));
            return runs.publish(college, run);
        });
    }

    /** Students answer over the next hours: most accept, a few decline, the rest stay silent. */
    private void answer(CollegeId college, DemoCast cast, Instant since, Instant now, double share, Random random) {
        int second = 0;
        for (var offer : offers.openOf(college, since)) {
            var viewer = viewer(cast, offer.student());
            var at = earlier(since.plus(Duration.ofMinutes(20)).plusSeconds(second += 7), now);
            double mood = random.nextDouble();
            if (mood < share) {
                clock.at(at, () -> offers.accept(viewer, offer.id()));
            } else if (mood < share + 0.04) {
                // Nobody was asked anew in a past that is told; whatever still lies ahead is filled soon after.
                clock.at(at, () -> refills.paused(() -> offers.decline(viewer, offer.id(), "那天家里有事")));
            }
        }
    }

    private void serve(
            CollegeId college,
            DemoCast cast,
            Map<RequestId, DemoTerm.Request> told,
            LocalDate monday,
            Instant now,
            Random random) {
        var from = monday.atStartOfDay(China.TIME).toInstant();
        for (var session : sessions.accepted(college, from, from.plus(Duration.ofDays(7)))) {
            if (session.endsAt().isAfter(now)) {
                continue;
            }
            var helpers = places.helpers(List.of(session.id())).stream()
                    .map(each -> each.student())
                    .toList();
            var request = told.get(session.request());
            if (helpers.isEmpty() || request == null) {
                continue;
            }
            helpers.forEach(student -> attend(viewer(cast, student), session, random));
            confirm(session, helpers, DemoCasting.need(cast.communities(), request.communityCode()), now);
            evaluate(session, helpers, request, cast, now, random);
        }
    }

    /** One in thirty does not come, one in twenty-five forgets to sign out. */
    private void attend(Viewer student, ServiceSession session, Random random) {
        if (random.nextInt(30) == 0) {
            return;
        }
        mark(student, session, session.startsAt().plusSeconds(random.nextInt(900) - 720));
        if (random.nextInt(25) != 0) {
            mark(student, session, session.endsAt().plusSeconds(random.nextInt(480)));
        }
    }

    private void mark(Viewer student, ServiceSession session, Instant at) {
        clock.at(at, () -> attendance.mark(student, session.id(), codes.current(session.id())));
    }

    /** The community looks at each name: who forgot to sign out gets the session's length, who did not come nothing. */
    private void confirm(ServiceSession session, List<StudentId> helpers, Viewer community, Instant now) {
        var at = session.endsAt().plus(CONFIRMED_AFTER);
        if (at.isAfter(now)) {
            return;
        }
        var minutes = new HashMap<StudentId, Integer>();
        attendance
                .presence(session, helpers)
                .forEach((student, presence) ->
                        minutes.put(student, presence.inNow() ? session.minutes() : presence.minutes()));
        clock.at(at, () -> attendance.confirm(community, session.id(), minutes));
        int residents = 6 + (int) (session.id().value() * 7 % 20);
        clock.at(at.plus(Duration.ofHours(1)), () -> reports.write(community, session.id(), REPORT, residents));
    }

    private void evaluate(
            ServiceSession session,
            List<StudentId> helpers,
            DemoTerm.Request request,
            DemoCast cast,
            Instant now,
            Random random) {
        var at = session.endsAt().plus(EVALUATED_AFTER);
        if (at.isAfter(now)) {
            return;
        }
        var community = DemoCasting.need(cast.communities(), request.communityCode());
        boolean poor = random.nextInt(45) == 0;
        var word = request.evaluation();
        int score = poor ? 2 : word != null ? word.score() : 4 + random.nextInt(2);
        var comment = poor ? POOR.get(random.nextInt(POOR.size())) : word != null ? word.comment() : "";
        clock.at(at, () -> evaluations.byCommunity(community, session.id(), score, comment));
        for (var student : helpers) {
            if (random.nextInt(10) < 7) {
                int own = random.nextInt(8) == 0 ? 3 : 4 + random.nextInt(2);
                clock.at(at.plusSeconds(60), () -> evaluations.byStudent(viewer(cast, student), session.id(), own, ""));
            }
        }
    }

    /** The college follows a poor word up within three days; what is younger waits for it. */
    private void recover(Viewer college, Instant now) {
        for (var each : recoveries.list(college, 0, Integer.MAX_VALUE)) {
            var settled = each.openedAt().plus(Duration.ofDays(3));
            if (each.status() == Recovery.Status.OPEN && settled.isBefore(now)) {
                clock.at(settled, () -> recoveries.close(college, each.id(), "和社区通了电话，向居民道了歉，下一次由队长提前半小时到场安排。"));
            }
        }
    }

    /** An incident of the week, followed to its end, if the week is long enough ago. */
    private boolean somethingWentWrong(
            Viewer college, DemoCast cast, Map<RequestId, DemoTerm.Request> told, LocalDate monday, Instant now) {
        var from = monday.atStartOfDay(China.TIME).toInstant();
        for (var session : sessions.accepted(college.mustCollege(), from, from.plus(Duration.ofDays(7)))) {
            var request = told.get(session.request());
            boolean over = session.endsAt().plus(Duration.ofDays(7)).isBefore(now);
            if (request != null
                    && over
                    && !places.helpers(List.of(session.id())).isEmpty()) {
                reportAndFollow(college, DemoCasting.need(cast.communities(), request.communityCode()), session);
                return true;
            }
        }
        return false;
    }

    private void reportAndFollow(Viewer college, Viewer community, ServiceSession session) {
        var at = session.startsAt().plus(Duration.ofMinutes(40));
        var report = new IncidentReport.Input(
                "MINOR",
                LocalDateTime.ofInstant(at, China.TIME).toString(),
                "搬桌子时一位同学被桌角划破了手指，伤口不深。",
                Long.toString(
                        places.helpers(List.of(session.id())).get(0).student().value()),
                null,
                "用活动室的急救包消毒、贴了创可贴，之后没有再让这位同学搬重物。");
        var outcome = clock.at(session.endsAt(), () -> incidents.report(community, session.id(), report));
        if (!(outcome instanceof IncidentOutcome.Done done)) {
            throw new IllegalStateException("the demo's incident was not taken: " + outcome);
        }
        clock.at(at.plus(Duration.ofHours(20)), () -> incidents.note(college, done.id(), "打电话问过本人，没有发炎，不用去医院。"));
        clock.at(at.plus(Duration.ofHours(44)), () -> incidents.close(college, done.id(), "桌角都包上了防撞条；以后搬桌椅前先发手套。"));
    }

    private static Viewer viewer(DemoCast cast, StudentId student) {
        var viewer = cast.students().get(student);
        if (viewer == null) {
            throw new IllegalStateException("the demo has no account for " + student);
        }
        return viewer;
    }

    private static Instant instant(LocalDateTime local) {
        return local.atZone(China.TIME).toInstant();
    }

    private static Instant earlier(Instant one, Instant other) {
        return one.isBefore(other) ? one : other;
    }
}
