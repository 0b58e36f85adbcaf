package org.qinglin.app.needs;

/** A step in the life of a wish. */
public sealed interface WishStep {

    record TakeUp(RequestId request) implements WishStep {}

    record Decline(String reason) implements WishStep {}

    /** The order came to nothing, or the community thinks again: the wish is open once more. */
    record Release() implements WishStep {}
}
