package org.qinglin.app.matching.internal;

import java.time.Clock;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.RunStatus;
import org.qinglin.app.matching.WeightsForm;
import org.qinglin.app.matching.WhatIfId;
import org.qinglin.app.shared.Sql;
import org.qinglin.engine.Matcher;
import org.qinglin.engine.PlanFigures;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Weights;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Plans a run's input with other weights and keeps plan, proof and figures. */
@Component
public class WhatIfPlanning {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final Matcher matcher = Matcher.exact();

    WhatIfPlanning(JdbcClient jdbc, TransactionTemplate transaction, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /** Records one that is about to be planned; empty if the run has {@code most} already. */
    @Transactional
    public Optional<WhatIfId> open(Viewer viewer, RunId run, WeightsForm.Try wanted, int most) {
        // The run's row is locked, so that two who ask at once are counted one after the other.
        jdbc.sql("select id from matching.dispatch_run where id = :run for update")
                .param("run", run.value())
                .query(Long.class)
                .single();
        int there = jdbc.sql("select count(*) from matching.what_if where run_id = :run")
                .param("run", run.value())
                .query(Integer.class)
                .single();
        if (there >= most) {
            return Optional.empty();
        }
        return Optional.of(new WhatIfId(jdbc.sql("""
                insert into matching.what_if (run_id, name, weights, status, started_by, started_at)
                values (:run, :name, :weights::jsonb, 'RUNNING', :account, :now) returning id""")
                .param("run", run.value())
                .param("name", wanted.name())
                .param("weights", json.writeValueAsString(wanted.weights()))
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single()));
    }

    /**
     * Plans it with the rules of its run and stores everything in one transaction at the end.
     *
     * @throws java.util.concurrent.CancellationException if {@code cancelled} says so
     */
    public void plan(WhatIfId id, Problem base, Weights weights, BooleanSupplier cancelled) {
        var problem = new Problem(base.people(), base.roles(), weights, base.rules());
        var plan = matcher.match(problem, new ProgressInRow(jdbc, ProgressInRow.Row.WHAT_IF, id.value(), cancelled));
        var files = RunFiles.ofOtherWeights(problem, plan);
        var figures = json.writeValueAsString(PlanFigures.of(problem, plan));
        transaction.executeWithoutResult(status -> {
            int stored = jdbc.sql("""
                    update matching.what_if set status = 'PLANNED', phase = 'DONE', progress = 1, finished_at = :now,
                        objective = :objective, bound = :bound, figures = :figures::jsonb
                    where id = :id""")
                    .param("now", Sql.at(clock.instant()))
                    .param("objective", plan.certificate().objective())
                    .param("bound", plan.certificate().bound())
                    .param("figures", figures)
                    .param("id", id.value())
                    .update();
            if (stored == 1) { // else it was removed meanwhile
                files.forEach(
                        (name, content) -> jdbc.sql("insert into matching.what_if_file (what_if_id, name, content)"
                                        + " values (:id, :name, :content)")
                                .param("id", id.value())
                                .param("name", name)
                                .param("content", content)
                                .update());
            }
        });
    }

    /** Ends one without a plan. */
    public void end(WhatIfId id, RunStatus status, @Nullable String error) {
        jdbc.sql("update matching.what_if set status = :status, error = :error, finished_at = :now where id = :id")
                .param("status", status.name())
                .param("error", error)
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
    }

    /** One that was under way when the server stopped will never finish: it says so. */
    public void failInterrupted() {
        jdbc.sql("update matching.what_if set status = 'FAILED', error = 'interrupted', finished_at = :now"
                        + " where status = 'RUNNING'")
                .param("now", Sql.at(clock.instant()))
                .update();
    }
}
