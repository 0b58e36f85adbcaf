package org.qinglin.app.matching;

import java.time.Clock;
import java.time.Instant;
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
    private final Clock clock;
    private final Map<RunId, Double> done = new ConcurrentHashMap<>();
    private final Map<RunId, Failed> failed = new ConcurrentHashMap<>();

    GapSearch(Workbench workbench, KeptGaps kept, Clock clock) {
        this.workbench = workbench;
        this.kept = kept;
        this.clock = clock;
    }

    private record Failed(RuntimeException failure, Instant at) {}

    private record Key(RunId run) {}

    /**
     * Whether everything is found; starts the search where it is not, and waits a moment for it.
     *
     * @throws GapSearchFailed if it did, also a while ago
     */
    public boolean found(RunId run, SavedRun saved) {
        if (saved.gapsTold() || isKept(run, saved)) {
            return true;
        }
        var before = failed.get(run);
        if (before != null && clock.instant().isBefore(before.at().plus(GapSearchFailed.REST))) {
            throw new GapSearchFailed(run, before.failure());
        }
        if (done.putIfAbsent(run, 0.0) == null) {
            failed.remove(run);
            var search = workbench.start(new Key(run), stop -> {
                try {
                    saved.tellGaps(part -> done.put(run, part), stop);
                    kept.keep(run, saved.foundGaps());
                } catch (CancellationException asked) {
                    LOG.info("the search for what fills the gaps of run {} was stopped", run.value());
                } catch (RuntimeException failure) {
                    failed.put(run, new Failed(failure, clock.instant()));
                    throw failure;
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
                throw new GapSearchFailed(run, failure.getCause());
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
