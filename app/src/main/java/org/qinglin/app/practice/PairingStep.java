package org.qinglin.app.practice;

import org.jspecify.annotations.Nullable;

/** A step in the life of a pairing. */
public sealed interface PairingStep {

    /** The community agrees. */
    record Agree() implements PairingStep {}

    /** The community does not. */
    record Decline(@Nullable String reason) implements PairingStep {}

    /** The college or faculty ends it today. */
    record End(@Nullable String reason) implements PairingStep {}
}
