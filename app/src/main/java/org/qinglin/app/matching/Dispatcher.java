package org.qinglin.app.matching;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.internal.Planning;
import org.qinglin.app.matching.internal.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Plans runs in the background, one at a time. Progress goes into the run's row, so that any page on any node can show it.
 */
@Service
public class Dispatcher {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final DispatchRuns runs;
    private final Planning planning;
    private final Workbench workbench;

    Dispatcher(DispatchRuns runs, Planning planning, Workbench workbench) {
        this.runs = runs;
        this.planning = planning;
        this.workbench = workbench;
        planning.failInterrupted();
    }

    /** Starts a run; its page shows how far it is. */
    public RunId start(Viewer viewer, NewRun run) {
        var id = runs.open(viewer, run);
        workbench.start(id, stop -> plan(viewer, id, run, stop));
        return id;
    }

    /** Plans a run in the calling thread: the demo's past weeks. */
    public RunId runNow(Viewer viewer, NewRun run) {
        var id = runs.open(viewer, run);
        planning.plan(viewer.mustCollege(), id, run, () -> false);
        return id;
    }

    /** Asks a running run to stop; it ends as cancelled within a moment. */
    public void cancel(Viewer viewer, RunId id) {
        if (runs.stopped(viewer, id)) {
            workbench.cancel(id);
        }
    }

    private void plan(Viewer viewer, RunId id, NewRun run, BooleanSupplier stop) {
        try {
            planning.plan(viewer.mustCollege(), id, run, stop);
        } catch (CancellationException asked) {
            planning.end(id, RunStatus.CANCELLED, null);
        } catch (RuntimeException failure) {
            LOG.error("dispatch run {} failed", id.value(), failure);
            planning.end(id, RunStatus.FAILED, String.valueOf(failure.getMessage()));
        }
    }
}
