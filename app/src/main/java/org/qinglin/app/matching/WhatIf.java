package org.qinglin.app.matching;

import org.jspecify.annotations.Nullable;
import org.qinglin.engine.PlanFigures;
import org.qinglin.engine.Weights;

/**
 * A run's own input planned with other weights, to look at beside it; never published.
 *
 * @param status {@link RunStatus#PUBLISHED} never
 * @param figures null until it is planned
 */
public record WhatIf(
        WhatIfId id,
        RunId run,
        String name,
        Weights weights,
        RunStatus status,
        String phase,
        double progress,
        long objective,
        long bound,
        @Nullable PlanFigures figures) {

    public boolean optimal() {
        return objective == bound;
    }
}
