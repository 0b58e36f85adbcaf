package org.qinglin.app.organisations.agreements;

import java.io.Serializable;

/** Identifies an agreement. */
public record AgreementId(long value) implements Serializable {}
