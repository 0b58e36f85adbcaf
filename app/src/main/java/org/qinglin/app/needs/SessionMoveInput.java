package org.qinglin.app.needs;

import org.jspecify.annotations.Nullable;

/**
 * A move as it was typed.
 *
 * @param date such as 2026-11-28; {@code from} and {@code to} such as 09:00
 */
public record SessionMoveInput(
        @Nullable String date,
        @Nullable String from,
        @Nullable String to,
        @Nullable String place,
        @Nullable String reason) {}
