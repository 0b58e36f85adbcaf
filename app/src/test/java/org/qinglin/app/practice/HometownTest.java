package org.qinglin.app.practice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.qinglin.app.PracticeWorld.CHOOSING;
import static org.qinglin.app.PracticeWorld.PLACING;
import static org.qinglin.app.PracticeWorld.done;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.AtOnce;
import org.qinglin.app.Counted;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.PracticeWorld;
import org.qinglin.app.WholeDatabase;
import org.qinglin.app.World;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.verify.Stability;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Hometown practice from the first post to both sides' yes. */
@PlatformTest
class HometownTest {

    @Autowired
    private World world;

    @Autowired
    private PracticeWorld practice;

    @Autowired
    private Seasons seasons;

    @Autowired
    private HomePosts posts;

    @Autowired
    private PostWishes wishes;

    @Autowired
    private Choices choices;

    @Autowired
    private HometownRuns runs;

    @Autowired
    private Placements placements;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;
    private long season;

    @BeforeEach
    void aSeason() {
        campus = world.campus("家乡", 4);
        season = practice.season(campus);
    }

    private StudentId student(int index) {
        return campus.student(index).mustStudent();
    }

    /** Two posts of one place each. The first student fits both; by points two are placed, stably only one. */
    private HometownRun twoPlans(long north, long south) {
        practice.wish(campus.student(0), season, north, south);
        practice.wish(campus.student(1), season, north);
        practice.choose(campus.communityViewer(), north, student(0), student(1));
        practice.choose(campus.communityViewer(), south, student(0));
        return runs.find(campus.id(), practice.run(campus, season)).orElseThrow();
    }

    @Test
    void bothPlansComeFromTheSameListsAndOneKeepsNobodyApart() {
        long north = practice.post(campus, season, "北", 1);
        long south = practice.post(campus, season, "南", 1);
        var run = twoPlans(north, south);
        var first = Long.toString(student(0).value());
        var second = Long.toString(student(1).value());
        assertThat(run.stable().hostOf()).containsOnly(Map.entry(first, Long.toString(north)));
        assertThat(run.best().hostOf())
                .containsOnly(Map.entry(first, Long.toString(south)), Map.entry(second, Long.toString(north)));
        assertThat(run.value()).isEqualTo(run.bound());
        assertThat(Stability.check(run.problem(), run.stable()).stable()).isTrue();
        assertThat(Stability.check(run.problem(), run.best()).blocking())
                .containsExactly(new Stability.BlockingPair(first, Long.toString(north), Long.toString(south), second));
    }

    @Test
    void onlyWhomItConcernsAnswers() {
        var placed = practice.placed(world.campus("本人", 1));
        for (var stranger : List.of(campus.student(0), campus.communityViewer(), campus.college())) {
            var step =
                    stranger.student() == null ? new PlacementStep.HostAccepts() : new PlacementStep.StudentAccepts();
            assertThat(practice.on(PLACING, () -> placements.take(stranger, placed.placement(), step)))
                    .isEqualTo(new PracticeOutcome.NotFound());
        }
        assertThat(placements.ofPost(placed.post()).get(0).status()).isEqualTo(HomePlacement.Status.PROPOSED);
    }

    @Test
    void bothAcceptAndHistoryKeepsEachStep() {
        var here = world.campus("接受", 1);
        var placed = practice.placed(here);
        done(practice.on(
                PLACING,
                () -> placements.take(here.communityViewer(), placed.placement(), new PlacementStep.HostAccepts())));
        done(practice.on(
                PLACING,
                () -> placements.take(here.student(0), placed.placement(), new PlacementStep.StudentAccepts())));
        assertThat(placements.mine(here.student(0)).get(0).status()).isEqualTo(HomePlacement.Status.CONFIRMED);
        assertThat(Counted.in(jdbc, "practice.published_home_placements", here.id()))
                .extracting(Counted::faculty, Counted::thing)
                .containsExactly(tuple(here.faculty().value(), placed.placement()));
        assertThat(posts.byIds(List.of(placed.post())).get(placed.post()).contact())
                .isEqualTo("王老师 10000000009");
        assertThat(WholeDatabase.tablesWith(jdbc, "10000000009"))
                .as("whom to call lies sealed, and no notice holds it")
                .isEmpty();
        assertThat(placements.history(List.of(placed.placement())))
                .extracting(Placements.Past::status)
                .containsExactly(
                        HomePlacement.Status.PROPOSED,
                        HomePlacement.Status.HOST_ACCEPTED,
                        HomePlacement.Status.CONFIRMED);
        assertThat(practice.on(
                        PLACING,
                        () -> placements.take(
                                here.communityViewer(), placed.placement(), new PlacementStep.HostDeclines("晚了"))))
                .isEqualTo(new PracticeOutcome.NotFromHere());
        assertThat(practice.on(
                        PLACING.plusDays(1),
                        () -> placements.take(
                                here.student(0), placed.placement(), new PlacementStep.StudentDeclines(""))))
                .isEqualTo(new PracticeOutcome.Closed(PLACING));
        assertThatThrownBy(() -> jdbc.sql("update practice.placement_step set words = 'x'")
                        .update())
                .hasMessageContaining("never changed");
    }

    @Test
    void whatAHostDeclinesHasAReasonAndIsPlannedAnewWithoutThatPair() {
        var here = world.campus("再算", 2);
        long own = practice.season(here);
        long first = practice.post(here, own, "甲", 1);
        long other = practice.post(here, own, "乙", 1);
        practice.wish(here.student(0), own, first, other);
        practice.choose(here.communityViewer(), first, here.student(0).mustStudent());
        practice.choose(here.communityViewer(), other, here.student(0).mustStudent());
        long run = practice.run(here, own);
        done(practice.on(PLACING, () -> runs.choose(here.college(), run, "STABLE", "没有人被分开")));
        long id = placements.ofPost(first).get(0).id();
        assertThat(practice.on(
                        PLACING,
                        () -> placements.take(here.communityViewer(), id, new PlacementStep.HostDeclines(" "))))
                .isEqualTo(new PracticeOutcome.Faulty(List.of(Fault.of("reason", "", "fault.required"))));
        done(practice.on(
                PLACING, () -> placements.take(here.communityViewer(), id, new PlacementStep.HostDeclines("装修"))));
        long again = practice.run(here, own);
        done(practice.on(PLACING, () -> runs.choose(here.college(), again, "BEST", "再给一次机会")));
        assertThat(placements.ofPost(first)).hasSize(1);
        assertThat(placements.ofPost(other))
                .extracting(HomePlacement::status)
                .containsExactly(HomePlacement.Status.PROPOSED);
    }

    @Test
    void eachStepHasItsDays() {
        long post = practice.post(campus, season, "日期", 1);
        practice.wish(campus.student(0), season, post);
        assertThat(choices.set(campus.communityViewer(), post, new Choices.Said(List.of(), List.of())))
                .isEqualTo(new PracticeOutcome.NotYet(PracticeWorld.WISHING.plusDays(1)));
        assertThat(runs.run(campus.college(), season)).isEqualTo(new PracticeOutcome.NotYet(CHOOSING.plusDays(1)));
        assertThat(practice.on(CHOOSING, () -> wishes.set(campus.student(0), season, List.of())))
                .isEqualTo(new PracticeOutcome.Closed(PracticeWorld.WISHING));
        assertThat(practice.on(
                        CHOOSING, () -> posts.offer(campus.communityViewer(), season, PracticeWorld.post("晚了", "1"))))
                .isEqualTo(new PracticeOutcome.Closed(PracticeWorld.WISHING));
        assertThat(practice.on(
                        PLACING,
                        () -> choices.set(campus.communityViewer(), post, new Choices.Said(List.of(), List.of()))))
                .isEqualTo(new PracticeOutcome.Closed(CHOOSING));
        assertThat(practice.on(PLACING.plusDays(1), () -> runs.run(campus.college(), season)))
                .isEqualTo(new PracticeOutcome.Closed(PLACING));
    }

    @Test
    void wishesAndChoicesNameOnlyWhatIsThere() {
        long post = practice.post(campus, season, "名单", 1);
        var elsewhere = world.campus("别处", 1);
        long strange = practice.post(elsewhere, practice.season(elsewhere), "别处", 1);
        assertThat(wishes.set(campus.student(0), season, List.of(post, strange)))
                .isInstanceOf(PracticeOutcome.Faulty.class);
        assertThat(wishes.set(campus.student(0), season, List.of(post, post)))
                .isInstanceOf(PracticeOutcome.Faulty.class);
        practice.wish(campus.student(0), season, post);
        var uninvited = new Choices.Said(List.of(student(1).value()), List.of());
        assertThat(practice.on(CHOOSING, () -> choices.set(campus.communityViewer(), post, uninvited)))
                .isInstanceOf(PracticeOutcome.Faulty.class);
        var both =
                new Choices.Said(List.of(student(0).value()), List.of(student(0).value()));
        assertThat(practice.on(CHOOSING, () -> choices.set(campus.communityViewer(), post, both)))
                .isInstanceOf(PracticeOutcome.Faulty.class);
        assertThat(practice.on(
                        CHOOSING, () -> choices.set(campus.college(), post, new Choices.Said(List.of(), List.of()))))
                .as("the college does not answer for a host with an account")
                .isEqualTo(new PracticeOutcome.NotFound());
    }

    @Test
    void aPostWithoutItsRisksOrOutsideTheHolidaysIsNotThere() {
        var input = new HomePosts.Input("", "", "岗位", "做事", " ", "王老师", "0", "2026-07-01", "2026-09-01");
        assertThat(posts.offer(campus.communityViewer(), season, input))
                .isInstanceOfSatisfying(
                        PracticeOutcome.Faulty.class,
                        faulty -> assertThat(faulty.faults())
                                .extracting(Fault::field)
                                .containsExactlyInAnyOrder("risks", "capacity", "startsOn", "endsOn"));
        assertThatThrownBy(() -> jdbc.sql("update practice.post set risks = ''").update())
                .as("nor in the database")
                .hasMessageContaining("risks");
    }

    @Test
    void colleaguesWhoChooseAtOnceProposeOnce() throws Exception {
        long post = practice.post(campus, season, "争抢", 2);
        for (int i = 0; i < 4; i++) {
            practice.wish(campus.student(i), season, post);
        }
        practice.choose(campus.communityViewer(), post, student(0), student(1), student(2), student(3));
        long run = practice.run(campus, season);
        Callable<PracticeOutcome> choosing =
                () -> practice.on(PLACING, () -> runs.choose(campus.college(), run, "STABLE", "一起点的"));
        var answers = AtOnce.run(IntStream.range(0, 8).mapToObj(i -> choosing));
        assertThat(answers.stream().filter(each -> each instanceof PracticeOutcome.Done))
                .hasSize(1);
        assertThat(answers.stream().filter(each -> each.equals(new PracticeOutcome.Outdated())))
                .hasSize(7);
        assertThat(placements.ofPost(post)).hasSize(2);
    }

    /** The database itself: no third on two places, none twice in a season, none without a place. */
    @Test
    void aPostCannotBeOversold() {
        var here = world.campus("超卖", 2);
        var placed = practice.placed(here);
        String insert = """
                insert into practice.placement (season_id, college_id, run_id, post_id, seat, student_id, status)
                select season_id, college_id, run_id, post_id, %s, %s, 'PROPOSED'
                from practice.placement where id = """;
        var other = here.student(1).mustStudent().value();
        assertThatThrownBy(() -> jdbc.sql(insert.formatted("1", other) + placed.placement())
                        .update())
                .hasMessageContaining("one_on_a_seat");
        assertThatThrownBy(() -> jdbc.sql(insert.formatted("2", other) + placed.placement())
                        .update())
                .hasMessageContaining("placement_post_id_seat_fkey");
        long second = practice.post(here, placed.season(), "另一个", 1);
        assertThatThrownBy(() ->
                        jdbc.sql("""
                        insert into practice.placement (season_id, college_id, run_id, post_id, seat, student_id, status)
                        select season_id, college_id, run_id, %d, 1, student_id, 'PROPOSED'
                        from practice.placement where id = %d""".formatted(second, placed.placement())).update())
                .hasMessageContaining("one_post_a_student");
    }

    @Test
    void theSeatOfWhoDeclinedIsFreeForTheNext() {
        var placed = practice.placed(world.campus("让出", 1));
        assertThat(jdbc.sql("select status from practice.placement where id = :id")
                        .param("id", placed.placement())
                        .query(String.class)
                        .single())
                .isEqualTo("PROPOSED");
        jdbc.sql("update practice.placement set status = 'STUDENT_DECLINED' where id = :id")
                .param("id", placed.placement())
                .update();
        int again = jdbc.sql("""
                insert into practice.placement (season_id, college_id, run_id, post_id, seat, student_id, status)
                select season_id, college_id, run_id, post_id, seat, student_id, 'PROPOSED' from practice.placement
                where id = :id""").param("id", placed.placement()).update();
        assertThat(again).isEqualTo(1);
    }

    @Test
    void aSeasonsDaysAreInOrder() {
        var input =
                new Seasons.Input("乱", "SUMMER", "2026-08-01", "2026-07-01", "2026-06-01", "2026-06-01", "2026-05-01");
        assertThat(seasons.announce(campus.college(), input))
                .isInstanceOfSatisfying(
                        Checked.Faulty.class,
                        faulty -> assertThat(((Checked.Faulty<?>) faulty).faults())
                                .extracting(Fault::field)
                                .containsExactlyInAnyOrder("endsOn", "wishesUntil", "choicesUntil", "answersUntil"));
    }

    @Test
    void whoHasNotConsentedDoesNotWish() {
        long post = practice.post(campus, season, "同意", 1);
        jdbc.sql("update people.student set consented_at = null where id = :id")
                .param("id", student(3).value())
                .update();
        assertThat(wishes.set(campus.student(3), season, List.of(post))).isEqualTo(new PracticeOutcome.MayNotServe());
    }
}
