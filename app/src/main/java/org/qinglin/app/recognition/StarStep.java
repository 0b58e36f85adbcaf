package org.qinglin.app.recognition;

import org.jspecify.annotations.Nullable;

/** A step in answering an application for a star. */
public sealed interface StarStep {

    record Confirm() implements StarStep {}

    record Refuse(@Nullable String reason) implements StarStep {}

    record Withdraw() implements StarStep {}
}
