package org.qinglin.app.awards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.people.Teams;
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
    private Nominations nominations;

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
        var outcome = nominations.nominate(campus.communityViewer(), round, team(campus), "常来");
        assertThat(outcome).isInstanceOf(AwardOutcome.NotMet.class);
        assertThat(((AwardOutcome.NotMet) outcome).evidence().get(0).figure()).isEqualByComparingTo("2");
        assertThat(nominations.of(round)).isEmpty();
    }

    @Test
    void whoHasAStakeDoesNotScoreAndTheDatabaseRefusesItToo() {
        var campus = world.campus("表彰回避", 2);
        var round = round(campus, "TEAM", Map.of("MEMBERS", "2"));
        var nomination = done(nominations.nominate(campus.communityViewer(), round, team(campus), "常来"));
        assertThat(later(6, () -> nominations.score(campus.communityViewer(), round, nomination, "90")))
                .isInstanceOf(AwardOutcome.HasStake.class);
        assertThat(later(6, () -> nominations.score(campus.facultyAccount().getViewer(), round, nomination, "90")))
                .isInstanceOf(AwardOutcome.HasStake.class);
        assertThatThrownBy(() -> jdbc.sql("""
                        insert into awards.score (nomination_id, scored_by, points, scored_at, nominated_by, faculty_key,
                            team_key)
                        select id, nominated_by, 100, now(), nominated_by, faculty_key, team_key
                        from awards.nomination where id = :id""").param("id", nomination).update())
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("nominators_do_not_score");
    }

    @Test
    void aWinnerWhomNobodyObjectsToIsOnTheHonourRollMasked() {
        var campus = world.campus("表彰光荣", 2);
        var round = round(campus, "VOLUNTEER", Map.of());
        var nomination = done(nominations.nominate(campus.communityViewer(), round, world.numberOf(campus, 0), "常来"));
        assertThat(nominations.score(campus.college(), round, nomination, "90"))
                .isInstanceOf(AwardOutcome.NotNow.class);
        done(later(6, () -> nominations.score(campus.college(), round, nomination, "90")));
        done(later(11, () -> rounds.take(campus.college(), round, new RoundStep.Propose())));
        later(18, rounds::endDue);
        assertThat(nominations.of(round).get(0).status()).isEqualTo(Nomination.Status.PROPOSED);
        later(19, rounds::endDue);
        assertThat(nominations.of(round).get(0).status()).isEqualTo(Nomination.Status.AWARDED);
        assertThat(honours.latest().stream().filter(each -> each.award().startsWith(campus.mark())))
                .hasSize(1)
                .allMatch(each -> each.name().endsWith("*"));
    }

    @Test
    void anUpheldObjectionTakesTheNomineeOutAndAnOpenOneHoldsTheRound() {
        var campus = world.campus("表彰异议", 2);
        var round = round(campus, "TEAM", Map.of());
        var nomination = done(nominations.nominate(campus.communityViewer(), round, team(campus), "常来"));
        done(later(6, () -> nominations.score(campus.college(), round, nomination, "80")));
        done(later(11, () -> rounds.take(campus.college(), round, new RoundStep.Propose())));
        var objection = done(later(12, () -> objections.object(campus.student(1), round, nomination, "人数不实")));
        later(30, rounds::endDue);
        assertThat(rounds.find(campus.college(), round).orElseThrow().status()).isEqualTo(AwardRound.Status.NOTICE);
        done(later(30, () -> objections.decide(campus.college(), round, objection, true, "核实属实")));
        assertThat(nominations.of(round).get(0).status()).isEqualTo(Nomination.Status.TAKEN_OUT);
        assertThat(rounds.find(campus.college(), round).orElseThrow().status()).isEqualTo(AwardRound.Status.FINAL);
    }
}
