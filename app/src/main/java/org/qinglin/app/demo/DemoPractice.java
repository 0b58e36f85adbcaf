package org.qinglin.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.practice.Appointment;
import org.qinglin.app.practice.AppointmentStep;
import org.qinglin.app.practice.Appointments;
import org.qinglin.app.practice.CheckIns;
import org.qinglin.app.practice.Choices;
import org.qinglin.app.practice.HomePosts;
import org.qinglin.app.practice.HometownRuns;
import org.qinglin.app.practice.LinkedPosts;
import org.qinglin.app.practice.PairingStep;
import org.qinglin.app.practice.Pairings;
import org.qinglin.app.practice.PostWishes;
import org.qinglin.app.practice.PracticeOutcome;
import org.qinglin.app.practice.Seasons;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/**
 * The demo's community practice: branches paired with their communities, members who reported, part-time posts with letters,
 * and a season of hometown practice in which wishes and choices are in and both plans wait to be looked at.
 */
@Component
class DemoPractice {

    private static final long SEED = 2014;
    private static final int WISHERS = 28;

    /** Districts from which many students come, for posts of hosts without an account. */
    private static final List<String> FAR = List.of("370281", "370283", "370285");

    private record Kind(String title, String work, String risks) {}

    private static final List<Kind> KINDS = List.of(
            new Kind("社区助理", "整理台账，接待来办事的居民，协助组织假期活动", "室内工作，无特殊风险；往返注意交通安全"),
            new Kind("青少年假期托管", "带小学生写作业、读书，做手工和体育游戏", "活动中可能磕碰；须两人以上同在现场"),
            new Kind("网格走访", "跟着网格员入户登记信息，问老人需要", "入户走访，须两人同行；冬季路面可能结冰"),
            new Kind("手机教学", "教老人用手机挂号、缴费、视频通话", "室内，无特殊风险"));

    private final Accounts accounts;
    private final Organisations organisations;
    private final Students students;
    private final PlaceRegister register;
    private final Pairings pairings;
    private final CheckIns checkIns;
    private final Appointments appointments;
    private final LinkedPosts linked;
    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Choices choices;
    private final HometownRuns runs;
    private final TravellingClock clock;

    DemoPractice(
            Accounts accounts,
            Organisations organisations,
            Students students,
            PlaceRegister register,
            Pairings pairings,
            CheckIns checkIns,
            Appointments appointments,
            LinkedPosts linked,
            Seasons seasons,
            HomePosts posts,
            PostWishes wishes,
            Choices choices,
            HometownRuns runs,
            TravellingClock clock) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.students = students;
        this.register = register;
        this.pairings = pairings;
        this.checkIns = checkIns;
        this.appointments = appointments;
        this.linked = linked;
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.choices = choices;
        this.runs = runs;
        this.clock = clock;
    }

    /** Plays all of it, once the role accounts are open. */
    void play(DemoCast cast, Instant now, String baseUrl) {
        var college = DemoCasting.need(cast.collegeViewers(), "qtc");
        var mine = accounts.byLogin("student").orElseThrow().getViewer();
        var own = accounts.byLogin("community").orElseThrow().getViewer().mustPlace();
        var communities = new ArrayList<>(organisations.communitiesOf(college.mustCollege()));
        // What the demo's own community sees comes first.
        communities.sort((one, other) ->
                Boolean.compare(other.code().equals(own), one.code().equals(own)));
        var random = new Random(SEED);
        pair(cast, college, mine, communities, now, random);
        employ(cast, college, mine, communities, now, baseUrl);
        season(cast, college, mine, communities, now, random);
    }

    private static long done(PracticeOutcome outcome) {
        if (outcome instanceof PracticeOutcome.Done done) {
            return done.id();
        }
        throw new IllegalStateException("the demo's practice was refused: " + outcome);
    }

    private static Viewer host(DemoCast cast, Community community) {
        return DemoCasting.need(cast.communities(), community.code().value());
    }

    private static Viewer member(DemoCast cast, StudentId student) {
        return Objects.requireNonNull(cast.students().get(student), () -> "the demo has no account for " + student);
    }

    /** Two branches in five are paired; the last one still waits for its community. */
    private void pair(
            DemoCast cast, Viewer college, Viewer mine, List<Community> communities, Instant now, Random random) {
        var ownClass = students.find(college.mustCollege(), mine.mustStudent())
                .orElseThrow()
                .classId();
        var branches = new ArrayList<>(pairings.branches(college));
        branches.sort((one, other) ->
                Boolean.compare(other.id().equals(ownClass), one.id().equals(ownClass)));
        int paired = Math.max(2, branches.size() * 2 / 5);
        var began = now.minus(Duration.ofDays(60));
        for (int i = 0; i < Math.min(paired, branches.size()); i++) {
            var branch = branches.get(i);
            var community = communities.get(i % communities.size());
            var input = new Pairings.Input(
                    Long.toString(branch.id().value()), community.code().value(), day(began), "");
            long id = done(clock.at(began, () -> pairings.propose(college, input)));
            done(clock.at(
                    began.plus(Duration.ofDays(1)),
                    () -> pairings.take(host(cast, community), id, new PairingStep.Agree())));
            report(cast, college, branch, community, now, random);
        }
        if (branches.size() > paired) {
            var waiting = new Pairings.Input(
                    Long.toString(branches.get(paired).id().value()),
                    communities.get(0).code().value(),
                    day(now),
                    "");
            done(clock.at(now.minus(Duration.ofHours(5)), () -> pairings.propose(college, waiting)));
        }
    }

    private void report(DemoCast cast, Viewer college, Unit branch, Community community, Instant now, Random random) {
        var words = List.of("走访三户独居老人，记下要修的东西", "给社区书屋整理图书", "教四位居民用手机缴费", "楼道清扫，贴防火提示");
        for (Student student : students.list(college.mustCollege(), List.of(branch.id()), "", 0, 4)) {
            var viewer = cast.students().get(student.id());
            if (viewer != null && student.mayServe()) {
                var at = now.minus(Duration.ofDays(2 + random.nextInt(45)));
                clock.at(
                        at,
                        () -> checkIns.report(
                                viewer, community.code().value(), words.get(random.nextInt(words.size()))));
            }
        }
    }

    private void employ(
            DemoCast cast, Viewer college, Viewer mine, List<Community> communities, Instant now, String baseUrl) {
        var kinds = Appointment.Kind.values();
        var duties = List.of("列席支委会，联系青年，组织每月一次活动", "每周六上午走访两个楼栋，登记需要", "协助书记整理材料，通知居民活动");
        var some = students.list(college.mustCollege(), List.of(), "", 40, 12).stream()
                .filter(Student::mayServe)
                .filter(each -> cast.students().containsKey(each.id()))
                .filter(each -> !each.id().equals(mine.mustStudent()))
                .limit(6)
                .toList();
        var began = now.minus(Duration.ofDays(50));
        for (int i = 0; i < some.size(); i++) {
            var student = some.get(i);
            var community = communities.get(i % Math.min(3, communities.size()));
            var input = post(student, kinds[i % kinds.length], duties.get(i % duties.size()), began);
            long id = done(clock.at(began, () -> appointments.offer(host(cast, community), input)));
            done(clock.at(
                    began.plus(Duration.ofDays(1)),
                    () -> appointments.take(member(cast, student.id()), id, new AppointmentStep.Accept(baseUrl))));
            if (i == some.size() - 1) {
                done(clock.at(
                        now.minus(Duration.ofDays(5)),
                        () -> appointments.take(host(cast, community), id, new AppointmentStep.End("外出实习，提前结束"))));
            }
        }
        var me = students.find(college.mustCollege(), mine.mustStudent()).orElseThrow();
        done(clock.at(
                now.minus(Duration.ofHours(7)),
                () -> appointments.offer(
                        host(cast, communities.get(0)),
                        post(me, Appointment.Kind.GRID_WORKER, duties.get(1), now.plus(Duration.ofDays(7))))));
        linked.add(
                college,
                new LinkedPosts.Input(
                        "青鸟计划：融媒体中心寒假实习（示例链接）",
                        "西海岸新区",
                        "https://example.org/qingniao",
                        day(now.plus(Duration.ofDays(30)))));
    }

    private static Appointments.Input post(Student student, Appointment.Kind kind, String duties, Instant from) {
        return new Appointments.Input(
                "", student.number(), kind.name(), duties, day(from), day(from.plus(Duration.ofDays(120))));
    }

    private void season(
            DemoCast cast, Viewer college, Viewer mine, List<Community> communities, Instant now, Random random) {
        var starts = LocalDate.ofInstant(now, China.TIME).plusDays(55);
        boolean winter = starts.getMonthValue() <= 4 || starts.getMonthValue() >= 11;
        var announced = now.minus(Duration.ofDays(20));
        var input = new Seasons.Input(
                starts.getYear() + "年" + (winter ? "寒假" : "暑假") + "返家乡",
                winter ? "WINTER" : "SUMMER",
                starts.toString(),
                starts.plusDays(25).toString(),
                day(now.minus(Duration.ofDays(6))),
                day(now.minus(Duration.ofDays(2))),
                day(now.plus(Duration.ofDays(7))));
        long season = clock.at(announced, () -> seasons.announce(college, input))
                .fold(id -> id, faults -> {
                    throw new IllegalStateException("the demo's season is faulty: " + faults);
                });
        var offered =
                clock.at(announced.plus(Duration.ofDays(2)), () -> offer(cast, college, communities, season, starts));
        wish(cast, college, mine, offered, season, now, random);
        choose(offered, now.minus(Duration.ofDays(3)), random);
        done(clock.at(now.minus(Duration.ofHours(2)), () -> runs.run(college, season)));
    }

    /** @return whose posts they are, by post */
    private Map<Long, Viewer> offer(
            DemoCast cast, Viewer college, List<Community> communities, long season, LocalDate starts) {
        var offered = new HashMap<Long, Viewer>();
        for (int i = 0; i < Math.min(9, communities.size()); i++) {
            var host = host(cast, communities.get(i));
            offered.put(done(posts.offer(host, season, post("", "", i, starts))), host);
        }
        int i = 0;
        for (var district : FAR) {
            for (var street :
                    register.children(new PlaceCode(district)).stream().limit(1).toList()) {
                offered.put(
                        done(posts.offer(
                                college,
                                season,
                                post(street.name() + "团工委", street.code().value(), i++, starts))),
                        college);
            }
        }
        return offered;
    }

    private static HomePosts.Input post(String host, String place, int i, LocalDate starts) {
        var kind = KINDS.get(i % KINDS.size());
        return new HomePosts.Input(
                host,
                place,
                kind.title(),
                kind.work(),
                kind.risks(),
                "王老师 1000000007" + i % 10,
                Integer.toString(1 + i % 2),
                starts.plusDays(3).toString(),
                starts.plusDays(20).toString());
    }

    private void wish(
            DemoCast cast,
            Viewer college,
            Viewer mine,
            Map<Long, Viewer> offered,
            long season,
            Instant now,
            Random random) {
        var wishers = new LinkedHashSet<StudentId>();
        wishers.add(mine.mustStudent());
        students.list(college.mustCollege(), List.of(), "", 0, 4 * WISHERS).stream()
                .filter(Student::mayServe)
                .filter(each -> cast.students().containsKey(each.id()))
                .map(Student::id)
                .forEach(wishers::add);
        var ids = new ArrayList<>(offered.keySet());
        Collections.sort(ids);
        int minute = 0;
        for (var student : wishers.stream().limit(WISHERS).toList()) {
            var wanted = new ArrayList<>(ids);
            Collections.shuffle(wanted, random);
            // The first few posts are those that everybody wants.
            var favourite = ids.get(random.nextInt(3));
            wanted.remove(favourite);
            wanted.add(0, favourite);
            var list = wanted.subList(0, 2 + random.nextInt(3));
            var viewer = cast.students().get(student);
            if (viewer != null) {
                clock.at(
                        now.minus(Duration.ofDays(9)).plus(Duration.ofMinutes(minute += 13)),
                        () -> wishes.set(viewer, season, list));
            }
        }
    }

    /** Every host ranks who wished for its post; one in six is not suitable. */
    private void choose(Map<Long, Viewer> offered, Instant at, Random random) {
        var ids = new ArrayList<>(offered.keySet());
        Collections.sort(ids);
        for (var post : ids) {
            var chosen = new ArrayList<>(wishes.forPost(post).keySet());
            Collections.shuffle(chosen, random);
            var refused = chosen.subList(chosen.size() - chosen.size() / 6, chosen.size());
            var said = new Choices.Said(
                    List.copyOf(chosen.subList(0, chosen.size() - refused.size())), List.copyOf(refused));
            done(clock.at(at, () -> choices.set(Objects.requireNonNull(offered.get(post)), post, said)));
        }
    }

    private static String day(Instant moment) {
        return LocalDate.ofInstant(moment, China.TIME).toString();
    }
}
