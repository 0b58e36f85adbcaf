package org.qinglin.app.practice;

import org.jspecify.annotations.Nullable;

/** A step in the life of a part-time post. */
public sealed interface AppointmentStep {

    /** The student's own. */
    sealed interface ByStudent extends AppointmentStep {}

    /** Whoever offered it: the community, or the college for it. */
    sealed interface ByHost extends AppointmentStep {}

    /** The letter is printed at once. @param baseUrl where this installation is reached, for the letter's code */
    record Accept(String baseUrl) implements ByStudent {}

    record Decline(@Nullable String reason) implements ByStudent {}

    record Withdraw(@Nullable String reason) implements ByHost {}

    record End(@Nullable String reason) implements ByHost {}
}
