package org.qinglin.app.matching;

import java.util.List;
import java.util.function.Supplier;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.PlaceFreed;
import org.qinglin.app.matching.internal.Refilling;
import org.qinglin.app.shared.CollegeId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.event.EventListener;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;

/**
 * Fills places again: when a student declines, the best of those who remain is asked at once; when nobody answers in time,
 * within the minute. Everyone who accepted or still thinks about it keeps their place.
 *
 * <p>The decline is committed before; should the server stop between the two, the next look finds the place. Each freed
 * offer is dealt with once, in one transaction with the offer that takes its place.
 */
@Service
public class Refills {

    private static final Logger LOG = LoggerFactory.getLogger(Refills.class);

    private final DispatchRuns runs;
    private final SavedRuns saved;
    private final Refilling refilling;
    private final Offers offers;
    private final ThreadLocal<Boolean> paused = ThreadLocal.withInitial(() -> false);

    Refills(DispatchRuns runs, SavedRuns saved, Refilling refilling, Offers offers) {
        this.runs = runs;
        this.saved = saved;
        this.refilling = refilling;
        this.offers = offers;
    }

    @EventListener
    void on(PlaceFreed freed) {
        if (Boolean.FALSE.equals(paused.get())) {
            tryTo(freed.college(), new RunId(freed.run()));
        }
    }

    /** Offers lapse without anybody doing anything, so somebody must look. */
    @Scheduled(fixedDelayString = "${qinglin.refill-every:PT1M}", initialDelayString = "${qinglin.refill-every:PT1M}")
    public void fillWhatIsFree() {
        offers.runsWithFreedPlaces().forEach((run, college) -> tryTo(college, new RunId(run)));
    }

    /** What this thread does meanwhile frees places that nobody is asked to fill: a story that lies in the past. */
    public <T> T paused(Supplier<T> step) {
        paused.set(true);
        try {
            return step.get();
        } finally {
            paused.remove();
        }
    }

    /** What has been done of a run, latest first. */
    public List<Refill> of(RunId run) {
        return refilling.of(run);
    }

    /** The answer of who declined must not depend on this; the next look tries again. */
    private void tryTo(CollegeId college, RunId id) {
        try {
            var run = runs.find(college, id);
            if (run.isPresent() && run.get().status() == RunStatus.PUBLISHED && refilling.isNeeded(run.get())) {
                // Read before the transaction begins, so that no connection waits for another thread that reads it.
                saved.of(id).ifPresent(files -> refilling.refill(run.get(), files));
            }
        } catch (RuntimeException failure) {
            LOG.error("a free place of dispatch run {} could not be filled again", id.value(), failure);
        }
    }
}
