package org.qinglin.app.matching;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.internal.WhatIfPlanning;
import org.qinglin.app.matching.internal.Workbench;
import org.qinglin.app.shared.CollegeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * A run's input tried with other weights. A what-if is no run: it has no deadline, makes no offer, and nothing here can
 * publish it; whoever likes it starts a new run with its weights.
 */
@Service
public class WhatIfs {

    /** So many stand side by side; another one needs one of them removed. */
    public static final int MOST = 3;

    private static final Logger LOG = LoggerFactory.getLogger(WhatIfs.class);

    private final JdbcClient jdbc;
    private final WhatIfPlanning planning;
    private final SavedRuns saved;
    private final Workbench workbench;
    private final AuditTrail audit;
    private final JsonMapper json;

    WhatIfs(
            JdbcClient jdbc,
            WhatIfPlanning planning,
            SavedRuns saved,
            Workbench workbench,
            AuditTrail audit,
            JsonMapper json) {
        this.jdbc = jdbc;
        this.planning = planning;
        this.saved = saved;
        this.workbench = workbench;
        this.audit = audit;
        this.json = json;
        planning.failInterrupted();
    }

    /** What came of asking for one. */
    public sealed interface Started {

        record Running(WhatIfId id) implements Started {}

        /** {@link #MOST} are there already. */
        record Full() implements Started {}

        /** The run is not planned yet, or was not. */
        record NotPlanned(RunStatus status) implements Started {}
    }

    /** Starts one in the background. The caller has found the run for the viewer's college. */
    public Started start(Viewer viewer, DispatchRun run, WeightsForm.Try wanted) {
        if (run.result() == null) {
            return new Started.NotPlanned(run.status());
        }
        var opened = planning.open(viewer, run.id(), wanted, MOST);
        if (opened.isEmpty()) {
            return new Started.Full();
        }
        var id = opened.get();
        audit.record(viewer, "what-if-started", "run " + run.id().value(), wanted.name());
        workbench.start(id, stop -> {
            try {
                var base = saved.of(run.id())
                        .orElseThrow(() -> new IllegalStateException("planned run without files: " + run.id()));
                planning.plan(id, base.problem(), wanted.weights(), stop);
            } catch (CancellationException asked) {
                planning.end(id, RunStatus.CANCELLED, null);
            } catch (RuntimeException failure) {
                LOG.error("what-if {} failed", id.value(), failure);
                planning.end(id, RunStatus.FAILED, String.valueOf(failure.getMessage()));
            }
        });
        return new Started.Running(id);
    }

    /** Asks it to stop; it ends as cancelled within a moment. */
    public void cancel(WhatIf whatIf) {
        workbench.cancel(whatIf.id());
    }

    /** Forgets it; one that runs is stopped first. */
    public void remove(Viewer viewer, WhatIf whatIf) {
        workbench.cancel(whatIf.id());
        jdbc.sql("delete from matching.what_if where id = :id")
                .param("id", whatIf.id().value())
                .update();
        audit.record(viewer, "what-if-removed", "run " + whatIf.run().value(), whatIf.name());
    }

    /** Those of a run, the oldest first. */
    public List<WhatIf> of(RunId run) {
        return jdbc.sql("select * from matching.what_if where run_id = :run order by id")
                .param("run", run.value())
                .query(this::whatIf)
                .list();
    }

    /** One of any run of the college. */
    public Optional<WhatIf> find(CollegeId college, WhatIfId id) {
        return jdbc.sql("""
                select w.* from matching.what_if w join matching.dispatch_run r on r.id = w.run_id
                where r.college_id = :college and w.id = :id""")
                .param("college", college.value())
                .param("id", id.value())
                .query(this::whatIf)
                .optional();
    }

    public Optional<WhatIf> find(RunId run, WhatIfId id) {
        return jdbc.sql("select * from matching.what_if where run_id = :run and id = :id")
                .param("run", run.value())
                .param("id", id.value())
                .query(this::whatIf)
                .optional();
    }

    private WhatIf whatIf(ResultSet row, int number) throws SQLException {
        @Nullable String figures = row.getString("figures");
        return new WhatIf(
                new WhatIfId(row.getLong("id")),
                new RunId(row.getLong("run_id")),
                row.getString("name"),
                json.readValue(row.getString("weights"), org.qinglin.engine.Weights.class),
                RunStatus.valueOf(row.getString("status")),
                row.getString("phase"),
                row.getDouble("progress"),
                row.getLong("objective"),
                row.getLong("bound"),
                figures == null ? null : json.readValue(figures, org.qinglin.engine.PlanFigures.class));
    }
}
