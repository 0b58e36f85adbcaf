package org.qinglin.app.awards;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.honours.Honour;
import org.qinglin.app.shared.honours.Honours;
import org.qinglin.app.shared.honours.Winner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * Badges of awards: everyone sees the picture; the signed credential names its winner, so that a student's is for the student
 * and the college alone. Of an award that was taken back nothing is handed out any more.
 */
@Service
@Transactional(readOnly = true)
public class AwardBadges {

    private final JdbcClient jdbc;
    private final AwardRounds rounds;
    private final Nominations nominations;
    private final Organisations organisations;
    private final Honours honours;
    private final JsonMapper json;

    AwardBadges(
            JdbcClient jdbc,
            AwardRounds rounds,
            Nominations nominations,
            Organisations organisations,
            Honours honours,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.rounds = rounds;
        this.nominations = nominations;
        this.organisations = organisations;
        this.honours = honours;
        this.json = json;
    }

    /** Whether a viewer may have the signed credential of a nomination that they see. */
    public static boolean mayTake(Viewer viewer, AwardRound round, Nomination nomination) {
        var student = viewer.student();
        return round.kind() != AwardKind.VOLUNTEER
                || viewer.is(Role.COLLEGE)
                || student != null && student.value() == nomination.nomineeId();
    }

    /** The badge of an award, for whoever may take it. */
    public Optional<AwardBadge> find(Viewer viewer, long round, long nomination) {
        return rounds.find(viewer, round)
                .flatMap(found -> nominations.seenBy(viewer, found).stream()
                        .filter(each -> each.id() == nomination && mayTake(viewer, found, each))
                        .findFirst())
                .flatMap(each ->
                        jdbc.sql("""
                        select content, credential from awards.certificate
                        where nomination_id = :id and revoked_at is null and credential is not null""").param("id", each.id()).query(this::badge).optional());
    }

    /** The badge by the code of its certificate, for everyone; never a person's. */
    public Optional<AwardBadge> published(String code) {
        return jdbc.sql("""
                select content, credential from awards.certificate
                where check_code = :code and revoked_at is null and credential is not null""")
                .param("code", ReadableCode.tidy(code))
                .query(this::badge)
                .optional()
                .filter(each -> each.certificate().kind() != AwardKind.VOLUNTEER);
    }

    private AwardBadge badge(ResultSet row, int number) throws SQLException {
        return new AwardBadge(
                json.readValue(row.getString("content"), AwardCertificate.class), row.getString("credential"));
    }

    /** The picture of a final round's badge. */
    public Optional<String> picture(long round) {
        return jdbc.sql("select * from awards.round where id = :id and status = 'FINAL'")
                .param("id", round)
                .query((row, number) -> new BadgePicture(
                                AwardKind.valueOf(row.getString("kind")),
                                row.getString("name"),
                                organisations
                                        .college(new CollegeId(row.getLong("college_id")))
                                        .name(),
                                Sql.instant(row, "final_at").atZone(China.TIME).getYear())
                        .drawn())
                .optional();
    }

    /** What the viewer has won, or those won for whom the viewer speaks; the newest first. */
    public List<Honour> own(Viewer viewer) {
        var all = new ArrayList<Honour>();
        if (viewer.student() != null) {
            all.addAll(honours.of(new Winner.OfStudent(viewer.mustStudent())));
        }
        if (viewer.is(Role.TEAM_LEADER)) {
            all.addAll(honours.of(new Winner.OfTeam(viewer.mustTeam())));
        }
        if (viewer.is(Role.FACULTY)) {
            all.addAll(honours.of(new Winner.OfFaculty(viewer.mustUnit())));
        }
        if (viewer.is(Role.COMMUNITY)) {
            all.addAll(honours.of(new Winner.OfCommunity(viewer.mustPlace())));
        }
        return all;
    }
}
