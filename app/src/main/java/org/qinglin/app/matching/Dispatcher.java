package org.qinglin.app.matching;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.internal.Planning;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Service;

/**
 * Plans runs in the background, one at a time: the engine uses the machine as it is, and two runs at once would only
 * make both late. Progress goes into the run's row, so that any page on any node can show it.
 */
@Service
public class Dispatcher implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(Dispatcher.class);

    private final DispatchRuns runs;
    private final Planning planning;
    private final Map<RunId, AtomicBoolean> cancelled = new ConcurrentHashMap<>();
    private final ExecutorService worker = Executors.newSingleThreadExecutor(task -> new Thread(task, "dispatch"));

    Dispatcher(DispatchRuns runs, Planning planning) {
        this.runs = runs;
        this.planning = planning;
        planning.failInterrupted();
    }

    /** Starts a run; its page shows how far it is. */
    public RunId start(Viewer viewer, NewRun run) {
        var id = runs.open(viewer, run);
        var stop = new AtomicBoolean();
        cancelled.put(id, stop);
        worker.execute(() -> plan(viewer, id, run, stop));
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
        if (runs.find(viewer.mustCollege(), id).isPresent()) {
            var stop = cancelled.get(id);
            if (stop != null) {
                stop.set(true);
            }
        }
    }

    private void plan(Viewer viewer, RunId id, NewRun run, AtomicBoolean stop) {
        try {
            planning.plan(viewer.mustCollege(), id, run, stop::get);
        } catch (CancellationException asked) {
            planning.end(id, RunStatus.CANCELLED, null);
        } catch (RuntimeException failure) {
            LOG.error("dispatch run {} failed", id.value(), failure);
            planning.end(id, RunStatus.FAILED, String.valueOf(failure.getMessage()));
        } finally {
            cancelled.remove(id);
        }
    }

    @Override
    public void destroy() {
        cancelled.values().forEach(stop -> stop.set(true));
        worker.shutdownNow();
    }
}
