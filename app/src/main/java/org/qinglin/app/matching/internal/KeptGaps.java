package org.qinglin.app.matching.internal;

import java.time.Clock;
import java.util.Optional;
import org.qinglin.app.matching.FoundGaps;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** What was found about the gaps of runs, kept so that it is found once. */
@Component
public class KeptGaps {

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    KeptGaps(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    public Optional<FoundGaps> of(RunId run) {
        return jdbc.sql("select found from matching.run_gaps where run_id = :run")
                .param("run", run.value())
                .query((row, number) -> json.readValue(row.getString("found"), FoundGaps.class))
                .optional();
    }

    /** Two nodes that looked at once have found the same. */
    public void keep(RunId run, FoundGaps found) {
        jdbc.sql("""
                insert into matching.run_gaps (run_id, found, found_at) values (:run, :found::jsonb, :now)
                on conflict do nothing""")
                .param("run", run.value())
                .param("found", json.writeValueAsString(found))
                .param("now", Sql.at(clock.instant()))
                .update();
    }
}
