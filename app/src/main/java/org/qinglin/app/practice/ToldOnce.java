package org.qinglin.app.practice;

import java.time.Clock;
import java.time.LocalDate;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What was reminded of: nobody is twice, whichever of several servers comes first. */
@Component
class ToldOnce {

    private final JdbcClient jdbc;
    private final Clock clock;

    ToldOnce(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Marks it, and says whether it was not marked before. */
    boolean isFirst(String kind, long subject, LocalDate since) {
        return jdbc.sql("""
                insert into practice.reminder (kind, subject, since, told_at) values (:kind, :subject, :since, :now)
                on conflict do nothing""")
                        .param("kind", kind)
                        .param("subject", subject)
                        .param("since", since)
                        .param("now", Sql.at(clock.instant()))
                        .update()
                > 0;
    }
}
