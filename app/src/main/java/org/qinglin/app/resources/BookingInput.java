package org.qinglin.app.resources;

import org.jspecify.annotations.Nullable;

/**
 * A use as it was asked for, within one day.
 *
 * @param from such as {@code 09:00}
 */
public record BookingInput(
        @Nullable String day,
        @Nullable String from,
        @Nullable String to,
        @Nullable String purpose) {}
