package org.qinglin.app.practice;

import org.jspecify.annotations.Nullable;

/** An answer to a proposed placement. */
public sealed interface PlacementStep {

    /** The student's own. */
    sealed interface ByStudent extends PlacementStep {}

    /** The host's, or the college's for a host without an account. */
    sealed interface ByHost extends PlacementStep {}

    record StudentAccepts() implements ByStudent {}

    record StudentDeclines(@Nullable String reason) implements ByStudent {}

    record HostAccepts() implements ByHost {}

    record HostDeclines(@Nullable String reason) implements ByHost {}
}
