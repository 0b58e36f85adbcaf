package org.qinglin.app.attendance;

/** What is missing or contradictory in somebody's marks; the organiser looks at each. */
public enum Doubt {
    /** On the roster, and no sign of having been there. */
    NO_MARK,
    NO_SIGN_IN,
    NO_SIGN_OUT,
    /** No sign-out between two sign-ins. */
    SIGNED_IN_TWICE,
    /** No sign-in between two sign-outs. */
    SIGNED_OUT_TWICE,
    /** The organiser says absent, a scan says present. */
    ABSENT_BUT_SCANNED,
    /** Below the share of the session that counts at all. */
    TOO_SHORT
}
