package org.qinglin.app.awards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Nominations, checked against the round's criteria, and their scores by a jury without a stake in them. */
@Service
@Transactional
public class Nominations {

    private static final int LONGEST_REASON = 500;
    private static final int MOST_POINTS = 100;

    private final JdbcClient jdbc;
    private final AwardRounds rounds;
    private final Nominees nominees;
    private final AuditTrail audit;
    private final Clock clock;

    Nominations(JdbcClient jdbc, AwardRounds rounds, Nominees nominees, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.nominees = nominees;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * The college, a faculty or team for its own, or a community nominates.
     *
     * @param named a student number, or the number of a team or project
     */
    public AwardOutcome nominate(Viewer viewer, long round, @Nullable String named, @Nullable String reason) {
        var found = rounds.locked(viewer, round);
        if (found.isEmpty()) {
            return new AwardOutcome.Missing();
        }
        if (!found.get().takesNominations(LocalDate.now(clock))) {
            return new AwardOutcome.NotNow();
        }
        var check = new FormCheck();
        var who = check.text("nominee", named, 40);
        var why = check.text("reason", reason, LONGEST_REASON);
        var nominee = nominees.find(viewer, found.get(), who);
        if (!who.isEmpty() && nominee.isEmpty()) {
            check.fault("nominee", who, "fault.award.nominee");
        }
        return check.result(nominee::orElseThrow)
                .fold(each -> checked(viewer, found.get(), each, why), AwardOutcome.Faulty::new);
    }

    private AwardOutcome checked(Viewer viewer, AwardRound round, Nominees.Nominee nominee, String reason) {
        var evidence = rounds.criteria(round.id()).stream()
                .map(each -> nominees.evidence(viewer, round, nominee, each))
                .toList();
        if (!evidence.stream().allMatch(Evidence::isMet)) {
            return new AwardOutcome.NotMet(evidence);
        }
        var made = jdbc.sql("""
                insert into awards.nomination (round_id, nominee_id, nominee, faculty_id, team_id, reason, nominated_by,
                    nominated_at, status)
                values (:round, :id, :name, :faculty, :team, :reason, :by, :now, 'NOMINATED')
                on conflict do nothing returning id""")
                .param("round", round.id())
                .param("id", nominee.id())
                .param("name", nominee.name())
                .param(
                        "faculty",
                        nominee.faculty() == null ? null : nominee.faculty().value())
                .param("team", nominee.team() == null ? null : nominee.team().value())
                .param("reason", reason)
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
        if (made.isEmpty()) {
            return new AwardOutcome.Already();
        }
        evidence.forEach(each -> keep(made.get(), each));
        audit.record(viewer, "award-nominated", AwardRounds.named(round.id()), "nomination " + made.get());
        return new AwardOutcome.Done(made.get());
    }

    private void keep(long nomination, Evidence evidence) {
        jdbc.sql("""
                insert into awards.evidence (nomination_id, what, threshold, figure, found_at)
                values (:nomination, :what, :threshold, :figure, :now)""")
                .param("nomination", nomination)
                .param("what", evidence.what().name())
                .param("threshold", evidence.threshold())
                .param("figure", evidence.figure())
                .param("now", Sql.at(clock.instant()))
                .update();
    }

    /** A round's nominations, the best by mean score first. The caller has made sure that it may see the round. */
    @Transactional(readOnly = true)
    public List<Nomination> of(long round) {
        return jdbc.sql("""
                select n.*, s.scores, s.mean from awards.nomination n
                cross join lateral (select count(*)::int as scores, avg(points)::float8 as mean
                    from awards.score where nomination_id = n.id) s
                where n.round_id = :round order by s.mean desc nulls last, s.scores desc, n.id""").param("round", round).query(this::nomination).list();
    }

    /** A juror gives 0 to 100 points; scoring again replaces what they gave before. */
    public AwardOutcome score(Viewer viewer, long round, long nomination, @Nullable String points) {
        var found = rounds.locked(viewer, round);
        var nominated =
                of(round).stream().filter(each -> each.id() == nomination).findFirst();
        if (found.isEmpty() || nominated.isEmpty() || !isJuror(viewer)) {
            return new AwardOutcome.Missing();
        }
        if (!found.get().takesScores(LocalDate.now(clock))) {
            return new AwardOutcome.NotNow();
        }
        if (hasStake(viewer, nominated.get())) {
            return new AwardOutcome.HasStake();
        }
        var check = new FormCheck();
        int given = check.whole("points", points, 0, MOST_POINTS);
        return check.result(() -> given)
                .fold(
                        each -> {
                            put(viewer, nomination, each);
                            return new AwardOutcome.Done(nomination);
                        },
                        AwardOutcome.Faulty::new);
    }

    private static boolean isJuror(Viewer viewer) {
        return viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY) || viewer.is(Role.COMMUNITY);
    }

    /** Whether the viewer nominated them, or belongs to their faculty or team. */
    public static boolean hasStake(Viewer viewer, Nomination nomination) {
        return viewer.account().equals(nomination.nominatedBy())
                || viewer.unit() != null && viewer.unit().equals(nomination.faculty())
                || viewer.team() != null && viewer.team().equals(nomination.team());
    }

    private void put(Viewer viewer, long nomination, int points) {
        jdbc.sql("""
                insert into awards.score (nomination_id, scored_by, points, scored_at, nominated_by, faculty_key, team_key,
                    scorer_faculty, scorer_team)
                select id, :by, :points, :now, nominated_by, faculty_key, team_key, :faculty, :team
                from awards.nomination where id = :nomination
                on conflict (nomination_id, scored_by) do update set points = excluded.points,
                    scored_at = excluded.scored_at""")
                .param("by", viewer.account().value())
                .param("points", points)
                .param("now", Sql.at(clock.instant()))
                .param("faculty", viewer.unit() == null ? null : viewer.unit().value(), java.sql.Types.BIGINT)
                .param("team", viewer.team() == null ? null : viewer.team().value(), java.sql.Types.BIGINT)
                .param("nomination", nomination)
                .update();
        audit.record(viewer, "award-scored", "nomination " + nomination, Integer.toString(points));
    }

    private List<Evidence> evidence(long nomination) {
        return jdbc.sql("select * from awards.evidence where nomination_id = :id order by what")
                .param("id", nomination)
                .query((row, number) -> new Evidence(
                        Criterion.What.valueOf(row.getString("what")),
                        row.getInt("threshold"),
                        row.getBigDecimal("figure")))
                .list();
    }

    private Nomination nomination(ResultSet row, int number) throws SQLException {
        var faculty = Sql.longOrNull(row, "faculty_id");
        var team = Sql.longOrNull(row, "team_id");
        double mean = row.getDouble("mean");
        boolean unscored = row.wasNull();
        return new Nomination(
                row.getLong("id"),
                row.getLong("round_id"),
                row.getLong("nominee_id"),
                row.getString("nominee"),
                faculty == null ? null : new UnitId(faculty),
                team == null ? null : new TeamId(team),
                row.getString("reason"),
                new AccountId(row.getLong("nominated_by")),
                Nomination.Status.valueOf(row.getString("status")),
                row.getInt("scores"),
                unscored ? null : mean,
                evidence(row.getLong("id")));
    }
}
