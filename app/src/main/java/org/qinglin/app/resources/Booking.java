package org.qinglin.app.resources;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Somebody's use of a resource, asked for or agreed.
 *
 * @param by the asker's name, as it was then
 * @param words why it was refused or called off, or how things were left; null before
 * @param inOrder what the report after use says; null before
 */
public record Booking(
        BookingId id,
        ResourceId resource,
        String resourceName,
        Party owner,
        Party asker,
        String by,
        Instant from,
        Instant to,
        String purpose,
        Status status,
        @Nullable String words,
        @Nullable Boolean inOrder) {

    /** What leads where is {@link BookingSteps}. */
    public enum Status {
        REQUESTED,
        APPROVED,
        REFUSED,
        CANCELLED,
        DONE
    }

    /** Whether its time is kept for it. */
    public boolean isKept() {
        return status == Status.REQUESTED || status == Status.APPROVED || status == Status.DONE;
    }
}
