package org.qinglin.app.evaluation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.Optional;
import org.qinglin.app.needs.SessionId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Scores as figures, for those who judge service as a whole; single words stay blind until their time. */
@Service
@Transactional(readOnly = true)
public class Ratings {

    private final JdbcClient jdbc;

    Ratings(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The mean of what communities gave some sessions, 1 to 5, rounded down to one decimal; empty if none spoke. */
    public Optional<BigDecimal> byCommunities(Collection<SessionId> sessions) {
        var mean = jdbc.sql("""
                select trunc(avg(score), 1) as mean from evaluation.evaluation
                where side = 'COMMUNITY' and session_id = any (:sessions)""")
                .param("sessions", sessions.stream().map(SessionId::value).toArray(Long[]::new))
                .query((row, number) -> Optional.ofNullable(row.getBigDecimal("mean")));
        return mean.single();
    }
}
