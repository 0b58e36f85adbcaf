package org.qinglin.app.evaluation;

/** Where one side's word about a session stands. */
public enum EvaluationStage {
    /** The hours are not confirmed: what was not served cannot be evaluated. */
    WAITING,
    /** The side may speak. */
    OPEN,
    /** It spoke; the other side has not, so neither reads the other. */
    SPOKEN,
    /** Both read each other. */
    SHOWN,
    /** It never spoke, and may no more. */
    LAPSED
}
