package org.qinglin.app.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Teams;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectInput;
import org.qinglin.app.projects.ProjectOutcome;
import org.qinglin.app.projects.ProjectStep;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A round of awards from the call to the honour roll. */
@PlatformTest
class AwardTest {

    @Autowired
    private World world;

    @Autowired
    private AwardRounds rounds;

    @Autowired
    private RoundDesk desk;

    @Autowired
    private Nominations nominations;

    @Autowired
    private Nominees nominees;

    @Autowired
    private Jury jury;

    @Autowired
    private Students students;

    @Autowired
    private ProjectDesk projects;

    @Autowired
    private AwardObjections objections;

    @Autowired
    private HonourRoll honours;

    @Autowired
    private Teams teams;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private <T> T later(int days, Supplier<T> step) {
        return clock.at(clock.instant().plus(Duration.ofDays(days)), step);
    }

    private static long done(AwardOutcome outcome) {
        assertThat(outcome).isInstanceOf(AwardOutcome.Done.class);
        return ((AwardOutcome.Done) outcome).id();
    }

    private long round(World.Campus campus, String kind, Map<String, String> thresholds) {
        var today = LocalDate.now(clock);
        return done(rounds.announce(
                campus.college(),
                new AwardRounds.Input(
                        campus.mark() + kind,
                        kind,
                        "1",
                        today.minusYears(1).toString(),
                        today.plusDays(5).toString(),
                        today.plusDays(10).toString(),
                        thresholds)));
    }

    private String team(World.Campus campus) {
        return Long.toString(teams.of(campus.id()).get(0).id().value());
    }

    @Test
    void whoDoesNotReachAThresholdIsRefusedWithTheFigure() {
        var campus = world.campus("表彰门槛", 2);
        var round = round(campus, "TEAM", Map.of("MEMBERS", "3"));
        var outcome = nominations.nominate(faculty(campus), round, team(campus), "常来");
        assertThat(outcome).isInstanceOf(AwardOutcome.NotMet.class);
        assertThat(((AwardOutcome.NotMet) outcome).missed().get(0).figure()).isEqualByComparingTo("2");
        assertThat(nominations.of(round)).isEmpty();
    }

    @Test
    void aCommunityNominatesOnlyWhoServedThereAndLearnsNothingAboutAnybodyElse() {
        var campus = world.campus("表彰社区", 3);
        var helpers = world.round(campus, LocalDateTime.of(2026, 5, 20, 9, 0)).helpers();
        var idle = idle(campus, helpers);
        var round = round(campus, "VOLUNTEER", Map.of("HOURS", "3"));
        var community = campus.communityViewer();
        var stranger = faults(nominations.nominate(community, round, "99999999", "常来"));
        var unseen = faults(nominations.nominate(community, round, idle, "常来"));
        assertThat(unseen.get(0).messageKey()).isEqualTo(stranger.get(0).messageKey());
        var known = numberOf(campus, helpers.get(0));
        var outcome = nominations.nominate(community, round, known, "常来");
        assertThat(((AwardOutcome.NotMet) outcome).missed()).hasSize(1).allMatch(each -> each.figure() == null);
        var own = nominations.nominate(faculty(campus), round, known, "常来");
        assertThat(((AwardOutcome.NotMet) own).missed().get(0).figure()).isEqualByComparingTo("2");
    }

    @Test
    void aCommunityNominatesATeamOnceItsMembersServedThere() {
        var campus = world.campus("表彰服务过", 2);
        var round = round(campus, "TEAM", Map.of("TEAM_SERVICES", "1", "TEAM_SCORE", "4.5"));
        var found = rounds.find(campus.communityViewer(), round).orElseThrow();
        assertThat(nominees.choices(campus.communityViewer(), found)).isEmpty();
        assertThat(nominations.nominate(campus.communityViewer(), round, team(campus), "常来"))
                .isInstanceOf(AwardOutcome.Faulty.class);
        world.round(campus, LocalDateTime.of(2026, 5, 21, 9, 0));
        assertThat(nominees.choices(campus.communityViewer(), found)).hasSize(1);
        var nomination = done(nominations.nominate(campus.communityViewer(), round, team(campus), "常来"));
        assertThat(nominations.of(round).get(0).id()).isEqualTo(nomination);
        assertThat(nominations.of(round).get(0).evidence())
                .extracting(each -> each.figure().toPlainString())
                .containsExactly("1", "5.0");
    }

    @Test
    void serviceBeforeTheRoundsFirstDayDoesNotCount() {
        var campus = world.campus("表彰期间", 2);
        var helper = world.round(campus, LocalDateTime.of(2026, 5, 22, 9, 0))
                .helpers()
                .get(0);
        var today = LocalDate.now(clock);
        var round = done(rounds.announce(
                campus.college(),
                new AwardRounds.Input(
                        campus.mark() + "期间",
                        "VOLUNTEER",
                        "1",
                        "2026-05-23",
                        today.plusDays(5).toString(),
                        today.plusDays(10).toString(),
                        Map.of("SERVICES", "1"))));
        assertThat(nominations.nominate(faculty(campus), round, numberOf(campus, helper), "常来"))
                .isInstanceOf(AwardOutcome.NotMet.class);
    }

    @Test
    void whoIsNotOfTheJurySeesOnlyWhatIsPublicAndTheirOwn() {
        var campus = world.campus("表彰谁看", 3);
        var round = round(campus, "VOLUNTEER", Map.of());
        done(nominations.nominate(campus.college(), round, world.numberOf(campus, 1), "常来"));
        var found = rounds.find(campus.college(), round).orElseThrow();
        assertThat(nominations.seenBy(campus.student(1), found)).hasSize(1);
        assertThat(nominations.seenBy(campus.student(2), found)).isEmpty();
        assertThat(nominations.seenBy(faculty(campus), found)).hasSize(1);
    }

    @Test
    void aCommunityIsNominatedByTheCollegeAndDoesNotScoreItself() {
        var campus = world.campus("表彰共建", 1);
        var round = round(campus, "COMMUNITY", Map.of("PARTNER_MONTHS", "9"));
        var code = campus.community().value();
        assertThat(nominations.nominate(campus.communityViewer(), round, code, "我们很好"))
                .isInstanceOf(AwardOutcome.Faulty.class);
        var nomination = done(nominations.nominate(campus.college(), round, code, "有求必应"));
        assertThat(later(6, () -> jury.score(campus.communityViewer(), round, nomination, "100")))
                .isInstanceOf(AwardOutcome.HasStake.class);
        // Its partner faculty lives by its good name.
        assertThat(later(6, () -> jury.score(faculty(campus), round, nomination, "100")))
                .isInstanceOf(AwardOutcome.HasStake.class);
    }

    @Test
    void aProjectIsNominatedOnceItIsFinishedWithResults() {
        var campus = world.campus("表彰项目", 1);
        var project = project(campus);
        var round = round(campus, "PROJECT", Map.of("FINISHED", "1"));
        var named = Long.toString(project.value());
        assertThat(nominations.nominate(campus.college(), round, named, "做成了")).isInstanceOf(AwardOutcome.NotMet.class);
        projects.take(campus.college(), project, new ProjectStep.Begin());
        projects.take(campus.college(), project, new ProjectStep.Finish("墙画完了"));
        assertThat(nominations.nominate(campus.facultyAccount().getViewer(), round, named, "做成了"))
                .as("the college's own project is no faculty's to nominate")
                .isInstanceOf(AwardOutcome.Faulty.class);
        done(nominations.nominate(campus.college(), round, named, "做成了"));
    }

    private ProjectId project(World.Campus campus) {
        var begun = projects.begin(
                campus.college(),
                new ProjectInput(
                        campus.mark() + "项目",
                        "VolunteerService",
                        null,
                        "COLLEGE",
                        null,
                        null,
                        "2026-06-01",
                        "2026-06-30",
                        "画一面墙",
                        null,
                        null));
        return ((ProjectOutcome.Done) begun).id();
    }

    private static Viewer faculty(World.Campus campus) {
        return campus.facultyAccount().getViewer();
    }

    private static List<Fault> faults(AwardOutcome outcome) {
        return ((AwardOutcome.Faulty) outcome).faults();
    }

    private String numberOf(World.Campus campus, StudentId student) {
        return students.find(campus.id(), student).orElseThrow().number();
    }

    private String idle(World.Campus campus, List<StudentId> helpers) {
        return campus.studentAccounts().stream()
                .map(each -> each.getViewer().mustStudent())
                .filter(each -> !helpers.contains(each))
                .map(each -> numberOf(campus, each))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoHasAStakeDoesNotScoreAndTheDatabaseRefusesItToo() {
        var campus = world.campus("表彰回避", 2);
        var round = round(campus, "TEAM", Map.of("MEMBERS", "2"));
        var nomination = done(nominations.nominate(campus.leaderAccount().getViewer(), round, team(campus), "常来"));
        assertThat(later(6, () -> jury.score(campus.college(), round, nomination, "101")))
                .isInstanceOf(AwardOutcome.Faulty.class);
        assertThat(later(6, () -> jury.score(campus.leaderAccount().getViewer(), round, nomination, "90")))
                .isInstanceOf(AwardOutcome.Missing.class);
        assertThat(later(6, () -> jury.score(faculty(campus), round, nomination, "90")))
                .isInstanceOf(AwardOutcome.HasStake.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into awards.score (nomination_id, scored_by, points, scored_at, nominated_by, faculty_key,
                            team_key, place_key)
                        select id, nominated_by, 100, now(), nominated_by, faculty_key, team_key, place_key
                        from awards.nomination where id = :id""").param("id", nomination).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("nominators_do_not_score");
    }

    @Test
    void aWinnerWhomNobodyObjectsToIsOnTheHonourRollMasked() {
        var campus = world.campus("表彰光荣", 2);
        var round = round(campus, "VOLUNTEER", Map.of());
        var nomination = done(nominations.nominate(faculty(campus), round, world.numberOf(campus, 0), "常来"));
        assertThat(jury.score(campus.college(), round, nomination, "90")).isInstanceOf(AwardOutcome.NotNow.class);
        done(later(6, () -> jury.score(campus.college(), round, nomination, "90")));
        done(later(11, () -> desk.take(campus.college(), round, new RoundStep.Propose())));
        later(18, desk::endDue);
        assertThat(nominations.of(round).get(0).status()).isEqualTo(Nomination.Status.PROPOSED);
        later(19, desk::endDue);
        assertThat(nominations.of(round).get(0).status()).isEqualTo(Nomination.Status.AWARDED);
        assertThat(honours.latest().stream().filter(each -> each.award().startsWith(campus.mark())))
                .hasSize(1)
                .allMatch(each -> each.honours().get(0).name().endsWith("*"));
    }

    @Test
    void anUpheldObjectionTakesTheNomineeOutAndAnOpenOneHoldsTheRound() {
        var campus = world.campus("表彰异议", 2);
        var round = round(campus, "TEAM", Map.of());
        var nomination = done(nominations.nominate(faculty(campus), round, team(campus), "常来"));
        done(later(6, () -> jury.score(campus.college(), round, nomination, "80")));
        done(later(11, () -> desk.take(campus.college(), round, new RoundStep.Propose())));
        var objection = done(later(12, () -> objections.object(campus.student(1), round, nomination, "人数不实")));
        later(30, desk::endDue);
        assertThat(rounds.find(campus.college(), round).orElseThrow().status()).isEqualTo(AwardRound.Status.NOTICE);
        done(later(30, () -> objections.decide(campus.college(), round, objection, true, "核实属实")));
        assertThat(nominations.of(round).get(0).status()).isEqualTo(Nomination.Status.TAKEN_OUT);
        assertThat(rounds.find(campus.college(), round).orElseThrow().status()).isEqualTo(AwardRound.Status.FINAL);
    }
}
