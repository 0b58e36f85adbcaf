package org.qinglin.app.needs;

/** Where a wish stands; which step leads where is {@link WishSteps#TABLE}. */
public enum WishStatus {
    OPEN,
    /** The community has ordered it from a college. */
    TAKEN_UP,
    DECLINED
}
