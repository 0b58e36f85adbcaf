package org.qinglin.app.awards;

import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Awards that are final, for everyone to read. Students' names are masked. */
@Service
@Transactional(readOnly = true)
public class HonourRoll {

    private static final int LATEST = 200;

    private final JdbcClient jdbc;

    HonourRoll(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public record Honour(String award, AwardKind kind, String name, LocalDate on) {}

    /** The latest two hundred, the newest first. */
    public List<Honour> latest() {
        return jdbc.sql("""
                select r.name as award, r.kind, n.nominee, r.final_at from awards.nomination n
                join awards.round r on r.id = n.round_id where n.status = 'AWARDED'
                order by r.final_at desc, r.id, n.id limit :limit""")
                .param("limit", LATEST)
                .query((row, number) -> {
                    var kind = AwardKind.valueOf(row.getString("kind"));
                    var name = row.getString("nominee");
                    return new Honour(
                            row.getString("award"),
                            kind,
                            kind == AwardKind.VOLUNTEER ? masked(name) : name,
                            Sql.instant(row, "final_at").atZone(China.TIME).toLocalDate());
                })
                .list();
    }

    /** 王**: what a public page shows of a name. */
    static String masked(String name) {
        int[] points = name.codePoints().toArray();
        return new StringBuilder().appendCodePoint(points[0]) + "*".repeat(points.length - 1);
    }
}
