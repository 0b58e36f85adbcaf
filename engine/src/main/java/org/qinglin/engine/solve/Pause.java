package org.qinglin.engine.solve;

import java.util.concurrent.CancellationException;
import java.util.function.BooleanSupplier;

/** Asks now and then whether to stop. One for each thread. */
final class Pause {

    private static final int ASK_EVERY = 1024;

    private final BooleanSupplier cancelled;
    private int steps;

    Pause(BooleanSupplier cancelled) {
        this.cancelled = cancelled;
    }

    /** @throws CancellationException if the answer is yes */
    void now() {
        if (++steps % ASK_EVERY == 0 && cancelled.getAsBoolean()) {
            throw new CancellationException("The run was cancelled.");
        }
    }
}
