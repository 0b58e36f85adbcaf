package org.qinglin.app.needs;

/** A step in the life of a session. */
public sealed interface SessionStep {

    /** The college accepts its order. */
    record Open() implements SessionStep {}

    /** Another time or place: everyone affected is asked anew. */
    record Move(SessionMove to) implements SessionStep {}

    /** It will not take place: everyone is free. */
    record Cancel(String reason) implements SessionStep {}

    record Begin() implements SessionStep {}

    record End() implements SessionStep {}

    /** The community confirms who served how long. */
    record Confirm() implements SessionStep {}
}
