package org.qinglin.app.recognition;

import java.util.List;
import org.qinglin.app.recognition.credentials.Revocable;
import org.qinglin.app.shared.CollegeId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Which certificates of service were revoked, for their status list. */
@Component
class CertificatesRevoked implements Revocable {

    static final String LIST = "";

    private final JdbcClient jdbc;

    CertificatesRevoked(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public String list() {
        return LIST;
    }

    @Override
    public long last() {
        return jdbc.sql("select coalesce(max(id), 0) from recognition.certificate")
                .query(Long.class)
                .single();
    }

    @Override
    public List<Long> revoked(CollegeId college, long from, long before) {
        return jdbc.sql("""
                select id from recognition.certificate
                where college_id = :college and status = 'REVOKED' and id >= :from and id < :before""")
                .param("college", college.value())
                .param("from", from)
                .param("before", before)
                .query(Long.class)
                .list();
    }
}
