package org.qinglin.app.insight.summary;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a report.
 *
 * @param group by what it is told apart, {@code key} which one: a programme's code, a month, a street
 * @param measure the code of what is counted
 * @param value in the measure's unit; null where a mean has nothing to be a mean of, or where it is hidden
 * @param records how many records stand behind it
 * @param hidden whether it would show fewer than five people, or tell such a figure together with others
 */
public record Figure(
        Group group, String key, String measure, @Nullable BigDecimal value, int records, boolean hidden) {}
