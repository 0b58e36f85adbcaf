package org.qinglin.app.organisations.agreements;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What the two sides promise under one of the four contents, and how it is counted.
 *
 * @param number its place in the agreement, from 1
 * @param measure the code of a {@link Measure}
 * @param programme only what belongs to this programme counts; null for all
 * @param target in the measure's unit
 */
public record Commitment(
        long id,
        int number,
        JointContent content,
        String words,
        String measure,
        @Nullable String programme,
        BigDecimal target) {}
