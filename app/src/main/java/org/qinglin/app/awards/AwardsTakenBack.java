package org.qinglin.app.awards;

import java.util.List;
import org.qinglin.app.recognition.credentials.Revocable;
import org.qinglin.app.shared.CollegeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which awards were taken back, for their status list. */
@Component
class AwardsTakenBack implements Revocable {

    static final String LIST = "awards";

    private final JdbcClient jdbc;

    AwardsTakenBack(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String list() {
        return LIST;
    }

    @Override
    public long last() {
        return jdbc.sql("select coalesce(max(nomination_id), 0) from awards.certificate")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Long> revoked(CollegeId college, long from, long before) {
        return jdbc.sql("""
                select c.nomination_id from awards.certificate c
                join awards.nomination n on n.id = c.nomination_id join awards.round r on r.id = n.round_id
                where r.college_id = :college and c.revoked_at is not null
                  and c.nomination_id >= :from and c.nomination_id < :before""")
                .param("college", college.value())
                .param("from", from)
                .param("before", before)
                .query(Long.class)
                .list();
    }
}
