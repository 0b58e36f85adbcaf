package org.qinglin.app.awards;

import org.jspecify.annotations.Nullable;

/** Somebody's word during the notice that an award would not be right. */
public record AwardObjection(
        long id,
        long nomination,
        String nominee,
        String reason,
        Status status,
        @Nullable String answer) {

    public enum Status {
        OPEN,
        UPHELD,
        DISMISSED
    }
}
