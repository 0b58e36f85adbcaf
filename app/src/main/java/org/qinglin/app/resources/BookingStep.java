package org.qinglin.app.resources;

/** A step in the life of a booking. */
public sealed interface BookingStep {

    record Approve() implements BookingStep {}

    record Refuse(String reason) implements BookingStep {}

    record Cancel() implements BookingStep {}

    /** Takes back what was agreed, before it begins. */
    record CallOff(String reason) implements BookingStep {}

    /** @param words how things were left */
    record Report(boolean inOrder, String words) implements BookingStep {}
}
