package org.qinglin.app.matching.internal;

import java.util.List;
import java.util.function.BooleanSupplier;
import org.qinglin.app.matching.OneMoreStudent;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.engine.OneMore;
import org.qinglin.engine.Progress;
import org.qinglin.engine.StandingPlan;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Lets the engine find what one imagined student adds, and keeps it. */
@Component
public class OneMorePlanning {

    private final JdbcClient jdbc;
    private final JsonMapper json;

    OneMorePlanning(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * A run's plan made ready for being asked.
     *
     * @throws java.util.concurrent.CancellationException if {@code cancelled} says so
     */
    public StandingPlan standing(SavedRun saved, BooleanSupplier cancelled) {
        return OneMore.standing(saved.problem(), saved.plan(), new Progress() {
            @Override
            public void at(Phase phase, double done) {}

            @Override
            public boolean cancelled() {
                return cancelled.getAsBoolean();
            }
        });
    }

    /** Finds and keeps what the student of this profile adds. */
    public void find(RunId run, SavedRun saved, StandingPlan standing, OneMoreStudent.Profile profile) {
        var added = OneMore.of(standing, new Imagined(saved.problem()).person(profile));
        jdbc.sql("""
                insert into matching.one_more (run_id, skill, half_day, street, value, places, roles)
                values (:run, :skill, :halfDay, :street, :value, :places, :roles::jsonb) on conflict do nothing""")
                .param("run", run.value())
                .param("skill", profile.skill())
                .param("halfDay", profile.halfDay())
                .param("street", profile.street())
                .param("value", added.value())
                .param("places", added.places())
                .param("roles", json.writeValueAsString(added.roles()))
                .update();
    }

    /** What is kept of a run, what adds most first. */
    public List<OneMoreStudent> found(RunId run) {
        return jdbc.sql("""
                select * from matching.one_more where run_id = :run
                order by places desc, value desc, skill, half_day, street""")
                .param("run", run.value())
                .query((row, number) -> new OneMoreStudent(
                        new OneMoreStudent.Profile(
                                row.getString("skill"), row.getString("half_day"), row.getString("street")),
                        row.getLong("value"),
                        row.getInt("places"),
                        json.readValue(row.getString("roles"), new TypeReference<List<String>>() {})))
                .list();
    }
}
