package org.qinglin.app.projects;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a project is to have reached by a day.
 *
 * @param reachedOn null until it is
 */
public record Milestone(
        long id, LocalDate dueOn, String what, @Nullable LocalDate reachedOn) {

    public boolean isLate(LocalDate today) {
        return reachedOn == null && dueOn.isBefore(today);
    }
}
