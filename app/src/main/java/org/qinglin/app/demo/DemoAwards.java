package org.qinglin.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.qinglin.app.awards.AwardObjections;
import org.qinglin.app.awards.AwardOutcome;
import org.qinglin.app.awards.AwardRounds;
import org.qinglin.app.awards.Jury;
import org.qinglin.app.awards.Nominations;
import org.qinglin.app.awards.Nominees;
import org.qinglin.app.awards.RoundDesk;
import org.qinglin.app.awards.RoundStep;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/** The demo's awards: volunteers honoured after an objection each way, teams honoured and others before the jury, communities to be named. */
@Component
class DemoAwards {

    private static final int NOMINATED = 5;

    private final AwardRounds rounds;
    private final RoundDesk desk;
    private final Nominations nominations;
    private final Nominees nominees;
    private final Jury jury;
    private final AwardObjections objections;
    private final Students students;
    private final Accounts accounts;
    private final TravellingClock travelling;
    private final Clock clock;

    DemoAwards(
            AwardRounds rounds,
            RoundDesk desk,
            Nominations nominations,
            Nominees nominees,
            Jury jury,
            AwardObjections objections,
            Students students,
            Accounts accounts,
            TravellingClock travelling,
            Clock clock) {
        this.rounds = rounds;
        this.desk = desk;
        this.nominations = nominations;
        this.nominees = nominees;
        this.jury = jury;
        this.objections = objections;
        this.students = students;
        this.accounts = accounts;
        this.travelling = travelling;
        this.clock = clock;
    }

    /** @param ranked students with hours, the most first */
    void play(List<StudentId> ranked) {
        volunteers(ranked);
        teams();
        communities();
        vanguard();
    }

    private void volunteers(List<StudentId> ranked) {
        var college = viewer("college");
        var faculty = viewer("faculty");
        var round = announced("季度优秀青年志愿者", "VOLUNTEER", 4, 28, 20, 14, Map.of("SERVICES", "2", "MISSES", "1"));
        var named = ranked.stream()
                .map(each ->
                        students.find(college.mustCollege(), each).orElseThrow().number())
                .filter(each -> at(22, () -> nominations.nominate(college, round, each, "场场到，社区点名还要请。"))
                        instanceof AwardOutcome.Done)
                .limit(NOMINATED)
                .toList();
        if (named.size() < NOMINATED) {
            throw new IllegalStateException("the demo nominates " + NOMINATED + " but found only " + named.size());
        }
        int points = 95;
        for (var each : nominations.of(round)) {
            int given = points -= 2;
            // A faculty's own are not the faculty's to score.
            if (!Jury.hasStake(faculty, each)) {
                done(at(17, () -> jury.score(faculty, round, each.id(), Integer.toString(given))));
            } else {
                done(at(17, () -> jury.score(viewer("community"), round, each.id(), Integer.toString(given))));
            }
        }
        done(at(13, () -> desk.take(college, round, new RoundStep.Propose())));
        var proposed =
                nominations.of(round).stream().filter(each -> each.isPublic()).toList();
        object(round, proposed.get(1).id(), "其中一场他提前走了，想请核实。", false, "查了签到记录和社区的确认，时长没有算进提前走的那一刻钟，场次属实。");
        object(round, proposed.get(3).id(), "报名表上写的班级不对，像是重名。", true, "核实为重名，提名有误，撤下；名额不递补。");
        at(4, desk::endDue);
    }

    private void object(long round, long nomination, String words, boolean uphold, String answer) {
        var objection = done(at(10, () -> objections.object(viewer("leader"), round, nomination, words)));
        done(at(8, () -> objections.decide(viewer("college"), round, objection, uphold, answer)));
    }

    /** Teams honoured at the start of the term: everyone may take their badges. */
    private void vanguard() {
        var college = viewer("college");
        var round = announced("开学季先锋服务队", "TEAM", 2, 34, 29, 25, Map.of("MEMBERS", "5"));
        var found = rounds.find(college, round).orElseThrow();
        var own = viewer("leader").mustTeam();
        var named = nominees.choices(college, found).stream()
                .sorted(Comparator.comparing(each -> !own.equals(each.team())))
                .map(each -> at(
                        31,
                        () -> nominations.nominate(college, round, Long.toString(each.id()), "迎新那周每天都在，把新同学领进了社区。")))
                .filter(each -> each instanceof AwardOutcome.Done)
                .map(DemoAwards::done)
                .limit(3)
                .toList();
        for (int i = 0; i < named.size(); i++) {
            long nomination = named.get(i);
            var points = Integer.toString(95 - 3 * i);
            done(at(27, () -> jury.score(viewer("community"), round, nomination, points)));
        }
        done(at(24, () -> desk.take(college, round, new RoundStep.Propose())));
        at(16, desk::endDue);
    }

    private void teams() {
        var college = viewer("college");
        var round = announced("优秀志愿服务队", "TEAM", 2, 12, 2, -6, Map.of("MEMBERS", "5", "TEAM_SERVICES", "3"));
        var found = rounds.find(college, round).orElseThrow();
        for (var each : nominees.choices(college, found)) {
            // Whoever does not reach the criteria is left out, as in life.
            at(5, () -> nominations.nominate(college, round, Long.toString(each.id()), "一学期没有断过，社区的老人都认得这面旗。"));
        }
        nominations.of(round).stream()
                .filter(each -> !Jury.hasStake(viewer("faculty"), each))
                .limit(2)
                .forEach(each -> done(at(1, () -> jury.score(viewer("faculty"), round, each.id(), "88"))));
    }

    private void communities() {
        announced("优秀共建社区", "COMMUNITY", 3, 3, -10, -20, Map.of("HOSTED", "2"));
    }

    private long announced(
            String name, String kind, int winners, int ago, int nominate, int score, Map<String, String> thresholds) {
        var today = LocalDate.now(clock);
        return done(at(
                ago,
                () -> rounds.announce(
                        viewer("college"),
                        new AwardRounds.Input(
                                name,
                                kind,
                                Integer.toString(winners),
                                today.minusYears(1).toString(),
                                today.minusDays(nominate).toString(),
                                today.minusDays(score).toString(),
                                thresholds))));
    }

    private <T> T at(int daysAgo, Supplier<T> step) {
        return travelling.at(moment(daysAgo), step);
    }

    private Instant moment(int daysAgo) {
        return LocalDate.now(clock)
                .minusDays(daysAgo)
                .atTime(10, 0)
                .atZone(China.TIME)
                .toInstant();
    }

    private Viewer viewer(String login) {
        return accounts.byLogin(login).orElseThrow().getViewer();
    }

    private static long done(AwardOutcome outcome) {
        if (outcome instanceof AwardOutcome.Done done) {
            return done.id();
        }
        throw new IllegalStateException("the demo's award was not taken: " + outcome);
    }
}
