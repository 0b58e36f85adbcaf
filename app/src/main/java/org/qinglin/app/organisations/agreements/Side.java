package org.qinglin.app.organisations.agreements;

/** The two sides of an agreement. */
public enum Side {
    /** The faculty's Party general branch; its college may act for it. */
    COLLEGE,
    /** The street or town. */
    STREET;

    public Side other() {
        return this == COLLEGE ? STREET : COLLEGE;
    }
}
