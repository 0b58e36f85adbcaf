package org.qinglin.app.conversation;

import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of saying something. */
public sealed interface SayOutcome {

    record Said(long message) implements SayOutcome {}

    record Faulty(List<Fault> faults) implements SayOutcome {}

    record NotFound() implements SayOutcome {}
}
