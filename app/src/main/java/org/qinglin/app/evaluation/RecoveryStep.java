package org.qinglin.app.evaluation;

/** A step of service recovery. */
public sealed interface RecoveryStep {

    /** Somebody gets it, with a date. */
    record Give() implements RecoveryStep {}

    /** It ends with what was done. */
    record Settle() implements RecoveryStep {}
}
