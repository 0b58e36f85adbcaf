package org.qinglin.app.matching;

import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.qinglin.app.matching.internal.KeptGaps;
import org.qinglin.app.matching.internal.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/**
 * Finds in the background what would fill a plan's gaps, and keeps it; where that takes only a moment, whoever asks first
 * waits for it.
 */
@Service
public class GapSearch {

    private static final Logger LOG = LoggerFactory.getLogger(GapSearch.class);
    private static final long A_MOMENT_MILLIS = 1500;

    private final Workbench workbench;
    private final KeptGaps kept;
    private final Map<RunId, Double> done = new ConcurrentHashMap<>();

    GapSearch(Workbench workbench, KeptGaps kept) {
        this.workbench = workbench;
        this.kept = kept;
    }

    private record Key(RunId run) {}

    /** Whether everything is found; starts the search where it is not, and waits a moment for it. */
    public boolean found(RunId run, SavedRun saved) {
        if (saved.gapsTold() || isKept(run, saved)) {
            return true;
        }
        if (done.putIfAbsent(run, 0.0) == null) {
            var search = workbench.start(new Key(run), stop -> {
                try {
                    saved.tellGaps(part -> done.put(run, part), stop);
                    kept.keep(run, saved.foundGaps());
                } catch (CancellationException asked) {
                    LOG.info("the search for what fills the gaps of run {} was stopped", run.value());
                } finally {
                    done.remove(run);
                }
            });
            try {
                search.get(A_MOMENT_MILLIS, TimeUnit.MILLISECONDS);
            } catch (TimeoutException later) {
                return false;
            } catch (InterruptedException ended) {
                Thread.currentThread().interrupt();
            } catch (ExecutionException failure) {
                throw new IllegalStateException(
                        "the gaps of run " + run.value() + " cannot be told", failure.getCause());
            }
        }
        return saved.gapsTold();
    }

    private boolean isKept(RunId run, SavedRun saved) {
        var found = kept.of(run);
        found.ifPresent(saved::know);
        return found.isPresent();
    }

    /** How far the search is, 0 to 1; 1 when none is under way. */
    public double progress(RunId run) {
        return done.getOrDefault(run, 1.0);
    }

    /** Whether a search for the run waits or runs. */
    public boolean searching(RunId run) {
        return done.containsKey(run);
    }

    /** Asks the search to stop. */
    public void cancel(RunId run) {
        workbench.cancel(new Key(run));
    }
}
