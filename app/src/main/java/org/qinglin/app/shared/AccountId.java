package org.qinglin.app.shared;

import java.io.Serializable;

/** Identifies an account. */
public record AccountId(long value) implements Serializable {}
