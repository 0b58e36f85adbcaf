package org.qinglin.app.awards;

import java.util.List;
import org.qinglin.app.shared.honours.Honour;
import org.qinglin.app.shared.honours.Honours;
import org.qinglin.app.shared.honours.Winner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Awards that stand, by whose they are. */
@Service
@Transactional(readOnly = true)
class AwardHonours implements Honours {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    AwardHonours(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    @Override
    public List<Honour> of(Winner winner) {
        if (winner instanceof Winner.OfStudent of) {
            return of(
                    "r.kind = 'VOLUNTEER' and n.nominee_id = :whose",
                    of.student().value());
        }
        if (winner instanceof Winner.OfTeam of) {
            return of(
                    "r.kind in ('TEAM', 'PROJECT') and n.team_id = :whose",
                    of.team().value());
        }
        if (winner instanceof Winner.OfFaculty of) {
            return of(
                    "r.kind in ('TEAM', 'PROJECT') and n.faculty_id = :whose",
                    of.faculty().value());
        }
        if (winner instanceof Winner.OfCommunity of) {
            return of(
                    "r.kind in ('COMMUNITY', 'PROJECT') and n.place_code = :whose",
                    of.community().value());
        }
        return of("r.kind = 'PROJECT' and n.nominee_id = :whose", ((Winner.OfProject) winner).project());
    }

    private List<Honour> of(String condition, Object whose) {
        return jdbc.sql("""
                select r.id as round, n.id as nomination, c.content, c.credential is not null as signed
                from awards.certificate c
                join awards.nomination n on n.id = c.nomination_id join awards.round r on r.id = n.round_id
                where n.status = 'AWARDED' and\s""" + condition + " order by c.issued_at desc, n.id desc")
                .param("whose", whose)
                .query((row, number) -> {
                    var printed = json.readValue(row.getString("content"), AwardCertificate.class);
                    return new Honour(
                            row.getLong("round"),
                            row.getLong("nomination"),
                            printed.award(),
                            printed.winner(),
                            printed.college(),
                            printed.finalOn(),
                            printed.number(),
                            printed.checkCode(),
                            row.getBoolean("signed"));
                })
                .list();
    }
}
