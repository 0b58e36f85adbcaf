package org.qinglin.app.awards;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Awards that are final, for everyone to read. Students' names are masked. */
@Service
@Transactional(readOnly = true)
public class HonourRoll {

    private static final int LATEST = 50;

    private final JdbcClient jdbc;
    private final Organisations organisations;

    HonourRoll(JdbcClient jdbc, Organisations organisations) {
        this.jdbc = jdbc;
        this.organisations = organisations;
    }

    /** A round whose awards stand. */
    public record Honoured(
            long round, String award, String college, AwardKind kind, LocalDate on, List<Honour> honours) {}

    /**
     * @param faculty where the winner belongs to one
     * @param code of the certificate that anyone may check and whose badge anyone may take; null for a student, under whose
     *     code, were it public, anybody of the same family name could show a paper
     */
    public record Honour(
            String name, @Nullable String faculty, @Nullable String code) {}

    /** The latest fifty rounds with somebody on the roll, the newest first. */
    public List<Honoured> latest() {
        return jdbc.sql("""
                select * from awards.round r where status = 'FINAL' and exists (
                    select from awards.nomination n where n.round_id = r.id and n.status = 'AWARDED')
                order by final_at desc, id desc limit :limit""")
                .param("limit", LATEST)
                .query((row, number) -> {
                    var college = new CollegeId(row.getLong("college_id"));
                    var kind = AwardKind.valueOf(row.getString("kind"));
                    return new Honoured(
                            row.getLong("id"),
                            row.getString("name"),
                            organisations.college(college).name(),
                            kind,
                            Sql.instant(row, "final_at").atZone(China.TIME).toLocalDate(),
                            honours(row.getLong("id"), college, kind));
                })
                .list();
    }

    private List<Honour> honours(long round, CollegeId college, AwardKind kind) {
        return jdbc.sql("""
                select n.nominee, n.faculty_id, c.check_code from awards.nomination n
                left join awards.certificate c on c.nomination_id = n.id
                where n.round_id = :round and n.status = 'AWARDED' order by n.id""")
                .param("round", round)
                .query((row, number) -> {
                    var name = row.getString("nominee");
                    var faculty = Sql.longOrNull(row, "faculty_id");
                    return new Honour(
                            kind == AwardKind.VOLUNTEER ? masked(name) : name,
                            kind == AwardKind.COMMUNITY || faculty == null
                                    ? null
                                    : organisations
                                            .unit(college, new UnitId(faculty))
                                            .map(Unit::name)
                                            .orElse(null),
                            kind == AwardKind.VOLUNTEER ? null : row.getString("check_code"));
                })
                .list();
    }

    /** 王**: what a public page shows of a name. */
    static String masked(String name) {
        int[] points = name.codePoints().toArray();
        return new StringBuilder().appendCodePoint(points[0]) + "*".repeat(points.length - 1);
    }
}
