package org.qinglin.app.attendance;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.StudentId;

/**
 * One sign-in or sign-out.
 *
 * @param at by the server's clock when it was scanned; of a kept scan, when its code was shown
 * @param phoneAt what the phone's clock said of a kept scan
 * @param settledAt when a kept scan reached the server
 * @param fence whether the phone was near the session's place; null if it told no position, or that was deleted
 */
public record Mark(
        StudentId student,
        MarkKind kind,
        Instant at,
        Source source,
        @Nullable Instant phoneAt,
        @Nullable Instant settledAt,
        @Nullable Fence fence) {

    /** Who says so. */
    public enum Source {
        /** The server saw the scan. */
        SCANNED,
        /** The phone kept the scan while offline. */
        SETTLED,
        /** The organiser saw it, or reads it off the signed sheet. */
        WITNESSED
    }

    boolean in() {
        return kind == MarkKind.IN;
    }
}
