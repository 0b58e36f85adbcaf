package org.qinglin.app.matching;

import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** What would fill a plan's gaps could not be found. The plan itself stands; it is tried again after a rest. */
public class GapSearchFailed extends IllegalStateException {

    private static final long serialVersionUID = 1;

    /** Whoever looks again sooner is told of the same failure, instead of keeping the engine busy with failing. */
    public static final Duration REST = Duration.ofMinutes(10);

    GapSearchFailed(RunId run, @Nullable Throwable cause) {
        super("the gaps of run " + run.value() + " cannot be told", cause);
    }
}
