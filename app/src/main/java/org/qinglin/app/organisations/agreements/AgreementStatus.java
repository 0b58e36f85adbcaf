package org.qinglin.app.organisations.agreements;

/** Where an agreement stands. */
public enum AgreementStatus {
    DRAFT,
    IN_REVIEW,
    SIGNED,
    IN_FORCE,
    ENDED,
    /** A draft that came to nothing. */
    WITHDRAWN;

    /** Whether what it says stands for good. */
    public boolean isSigned() {
        return this == SIGNED || this == IN_FORCE || this == ENDED;
    }
}
