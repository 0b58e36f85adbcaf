package org.qinglin.app.awards;

import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The college, its faculties and its communities score nominations in which they have no stake. */
@Service
@Transactional
public class Jury {

    private static final int MOST_POINTS = 100;

    private final JdbcClient jdbc;
    private final AwardRounds rounds;
    private final Nominations nominations;
    private final AuditTrail audit;
    private final Clock clock;

    Jury(JdbcClient jdbc, AwardRounds rounds, Nominations nominations, AuditTrail audit, Clock clock) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.nominations = nominations;
        this.audit = audit;
        this.clock = clock;
    }

    /** A juror gives 0 to 100 points; scoring again replaces what they gave before. */
    public AwardOutcome score(Viewer viewer, long round, long nomination, @Nullable String points) {
        var found = rounds.locked(viewer, round);
        var nominated = nominations.of(round).stream()
                .filter(each -> each.id() == nomination)
                .findFirst();
        if (found.isEmpty() || nominated.isEmpty() || !sits(viewer)) {
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

    /** Who scores. */
    public static boolean sits(Viewer viewer) {
        return viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY) || viewer.is(Role.COMMUNITY);
    }

    /** Whether the viewer nominated them, or belongs to their faculty, team or community. */
    public static boolean hasStake(Viewer viewer, Nomination nomination) {
        return viewer.account().equals(nomination.nominatedBy())
                || viewer.unit() != null && viewer.unit().equals(nomination.faculty())
                || viewer.team() != null && viewer.team().equals(nomination.team())
                || viewer.place() != null && viewer.place().equals(nomination.community());
    }

    private void put(Viewer viewer, long nomination, int points) {
        jdbc.sql("""
                insert into awards.score (nomination_id, scored_by, points, scored_at, nominated_by, faculty_key, team_key,
                    place_key, scorer_faculty, scorer_team, scorer_place)
                select id, :by, :points, :now, nominated_by, faculty_key, team_key, place_key, :faculty, :team, :place
                from awards.nomination where id = :nomination
                on conflict (nomination_id, scored_by) do update set points = excluded.points,
                    scored_at = excluded.scored_at""")
                .param("by", viewer.account().value())
                .param("points", points)
                .param("now", Sql.at(clock.instant()))
                .param("faculty", viewer.unit() == null ? null : viewer.unit().value(), Types.BIGINT)
                .param("team", viewer.team() == null ? null : viewer.team().value(), Types.BIGINT)
                .param("place", viewer.place() == null ? null : viewer.place().value(), Types.VARCHAR)
                .param("nomination", nomination)
                .update();
        audit.record(viewer, "award-scored", "nomination " + nomination, Integer.toString(points));
    }

    /** The points that the viewer gave so far, by nomination. */
    @Transactional(readOnly = true)
    public Map<Long, Integer> givenBy(Viewer viewer, long round) {
        return jdbc
                .sql("""
                select s.nomination_id, s.points from awards.score s join awards.nomination n on n.id = s.nomination_id
                where n.round_id = :round and s.scored_by = :by""")
                .param("round", round)
                .param("by", viewer.account().value())
                .query((row, number) -> Map.entry(row.getLong("nomination_id"), row.getInt("points")))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
