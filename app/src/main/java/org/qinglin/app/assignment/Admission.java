package org.qinglin.app.assignment;

/** How people get in who sign up for themselves. */
public enum Admission {
    /** Who comes first is in. */
    FIRST_COME,
    /** They apply, and the organiser chooses. */
    REVIEW,
    /** They apply until a moment, and a draw that anyone can recompute decides. */
    LOTTERY
}
