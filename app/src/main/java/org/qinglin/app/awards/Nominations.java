package org.qinglin.app.awards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Nominations, each checked against the round's criteria; what was found is kept with it. */
@Service
@Transactional
public class Nominations {

    private static final int LONGEST_REASON = 500;

    private final JdbcClient jdbc;
    private final AwardRounds rounds;
    private final Nominees nominees;
    private final Findings findings;
    private final AwardNotices notices;
    private final AuditTrail audit;
    private final Clock clock;

    Nominations(
            JdbcClient jdbc,
            AwardRounds rounds,
            Nominees nominees,
            Findings findings,
            AwardNotices notices,
            AuditTrail audit,
            Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.nominees = nominees;
        this.findings = findings;
        this.notices = notices;
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
                .map(each -> findings.of(viewer, round, nominee, each))
                .toList();
        var missed = evidence.stream().filter(each -> !each.isMet()).toList();
        if (!missed.isEmpty()) {
            return new AwardOutcome.NotMet(missed.stream()
                    .map(each -> new AwardOutcome.Missed(
                            each.criterion(), mayKnowFigures(viewer, round) ? each.figure() : null))
                    .toList());
        }
        var made = jdbc.sql("""
                insert into awards.nomination (round_id, nominee_id, nominee, faculty_id, team_id, place_code, reason,
                    nominated_by, nominator, nominated_at, status)
                values (:round, :id, :name, :faculty, :team, :place, :reason, :by, :nominator, :now, 'NOMINATED')
                on conflict do nothing returning id""")
                .param("round", round.id())
                .param("id", nominee.id())
                .param("name", nominee.name())
                .param(
                        "faculty",
                        nominee.faculty() == null ? null : nominee.faculty().value(),
                        Types.BIGINT)
                .param("team", nominee.team() == null ? null : nominee.team().value(), Types.BIGINT)
                .param("place", place(viewer, nominee), Types.VARCHAR)
                .param("reason", reason)
                .param("by", viewer.account().value())
                .param("nominator", viewer.name())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
        if (made.isEmpty()) {
            return new AwardOutcome.Already();
        }
        evidence.forEach(each -> keep(made.get(), each));
        audit.record(viewer, "award-nominated", AwardRounds.named(round.id()), "nomination " + made.get());
        of(round.id()).stream().filter(each -> each.id() == made.get()).forEach(each -> notices.nominated(round, each));
        return new AwardOutcome.Done(made.get());
    }

    private static @Nullable String place(Viewer viewer, Nominees.Nominee nominee) {
        var place = nominee.community() == null ? viewer.place() : nominee.community();
        return place == null ? null : place.value();
    }

    /** A student's hours and misses are nobody's but the student's own, the faculty's and the college's. */
    private static boolean mayKnowFigures(Viewer viewer, AwardRound round) {
        return round.kind() != AwardKind.VOLUNTEER || viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY);
    }

    private void keep(long nomination, Evidence evidence) {
        jdbc.sql("""
                insert into awards.evidence (nomination_id, what, at_most, threshold, figure, found_at)
                values (:nomination, :what, :most, :threshold, :figure, :now)""")
                .param("nomination", nomination)
                .param("what", evidence.criterion().what().name())
                .param("most", evidence.criterion().what().isAtMost())
                .param("threshold", evidence.criterion().threshold())
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

    /**
     * The same as somebody may see them: the jury all; everyone else those in public notice and awarded, their own
     * nominations, and themselves or their team.
     */
    @Transactional(readOnly = true)
    public List<Nomination> seenBy(Viewer viewer, AwardRound round) {
        return of(round.id()).stream()
                .filter(each -> Jury.sits(viewer) || each.isPublic() || concerns(viewer, round, each))
                .toList();
    }

    private static boolean concerns(Viewer viewer, AwardRound round, Nomination nomination) {
        var student = viewer.student();
        return viewer.account().equals(nomination.nominatedBy())
                || viewer.team() != null && viewer.team().equals(nomination.team())
                || round.kind() == AwardKind.VOLUNTEER && student != null && student.value() == nomination.nomineeId();
    }

    private List<Evidence> evidence(long nomination) {
        return jdbc
                .sql("select * from awards.evidence where nomination_id = :id")
                .param("id", nomination)
                .query((row, number) -> new Evidence(
                        new Criterion(Criterion.What.valueOf(row.getString("what")), row.getBigDecimal("threshold")),
                        row.getBigDecimal("figure")))
                .list()
                .stream()
                .sorted(Comparator.comparing(each -> each.criterion().what()))
                .toList();
    }

    private Nomination nomination(ResultSet row, int number) throws SQLException {
        var faculty = Sql.longOrNull(row, "faculty_id");
        var team = Sql.longOrNull(row, "team_id");
        var place = row.getString("place_code");
        double mean = row.getDouble("mean");
        boolean unscored = row.wasNull();
        return new Nomination(
                row.getLong("id"),
                row.getLong("round_id"),
                row.getLong("nominee_id"),
                row.getString("nominee"),
                faculty == null ? null : new UnitId(faculty),
                team == null ? null : new TeamId(team),
                place == null ? null : new PlaceCode(place),
                row.getString("reason"),
                new AccountId(row.getLong("nominated_by")),
                row.getString("nominator"),
                Nomination.Status.valueOf(row.getString("status")),
                row.getInt("scores"),
                unscored ? null : mean,
                evidence(row.getLong("id")));
    }
}
