package org.qinglin.app.matching;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CancellationException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BooleanSupplier;
import org.qinglin.app.matching.OneMoreStudent.Profile;
import org.qinglin.app.matching.internal.OneMorePlanning;
import org.qinglin.app.matching.internal.Workbench;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;

/** What one more student with a skill, at a time, near a street would add to a run: found in the background and kept. */
@Service
public class OneMoreStudents {

    private static final Logger LOG = LoggerFactory.getLogger(OneMoreStudents.class);

    private final OneMorePlanning planning;
    private final Workbench workbench;
    private final Map<RunId, Double> done = new ConcurrentHashMap<>();

    OneMoreStudents(OneMorePlanning planning, Workbench workbench) {
        this.planning = planning;
        this.workbench = workbench;
    }

    private record Key(RunId run) {}

    /** What is known so far, what adds most first. */
    public List<OneMoreStudent> of(RunId run) {
        return planning.found(run);
    }

    /** What came of asking. */
    public sealed interface Asked {

        record Searching() implements Asked {}

        /** A search for the run is under way: what was asked now is not looked for. */
        record Busy() implements Asked {}
    }

    /** Looks for those that are not known yet. */
    public Asked start(RunId run, SavedRun saved, Collection<Profile> wanted) {
        if (done.putIfAbsent(run, 0.0) != null) {
            return new Asked.Busy();
        }
        workbench.start(new Key(run), stop -> search(run, saved, wanted, stop));
        return new Asked.Searching();
    }

    private void search(RunId run, SavedRun saved, Collection<Profile> wanted, BooleanSupplier stop) {
        try {
            var known = new HashSet<Profile>();
            of(run).forEach(each -> known.add(each.profile()));
            var standing = planning.standing(saved, stop);
            int tried = 0;
            for (var profile : wanted) {
                if (stop.getAsBoolean()) {
                    throw new CancellationException("The search was cancelled.");
                }
                if (known.add(profile)) {
                    planning.find(run, saved, standing, profile);
                }
                done.put(run, (double) ++tried / wanted.size());
            }
        } catch (CancellationException asked) {
            LOG.info("the search for one more student for run {} was stopped", run.value());
        } catch (RuntimeException failure) {
            LOG.error("the search for one more student for run {} failed", run.value(), failure);
        } finally {
            done.remove(run);
        }
    }

    /** How far the search is, 0 to 1; 1 when none is under way. */
    public double progress(RunId run) {
        return done.getOrDefault(run, 1.0);
    }

    /** Whether a search for the run waits or runs. */
    public boolean searching(RunId run) {
        return done.containsKey(run);
    }

    /** Asks the search to stop; what it has found stays. */
    public void cancel(RunId run) {
        workbench.cancel(new Key(run));
    }
}
