package org.qinglin.app.matching;

import org.qinglin.engine.Pinning;

/** What came of deciding something by hand. */
public sealed interface HandOutcome {

    record Made(HandChoice choice) implements HandOutcome {}

    /** No policy is set aside by hand: what the engine's rules have against the pin. */
    record NotPossible(Pinning.Obstacle obstacle) implements HandOutcome {}

    /** Something is in force about this student and this session already; end it first. */
    record SaidAlready(HandChoice other) implements HandOutcome {}

    record NoSuchStudent(String number) implements HandOutcome {}

    /** The college has no such role in a session to come. */
    record NoSuchRole() implements HandOutcome {}
}
