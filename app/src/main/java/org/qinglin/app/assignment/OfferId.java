package org.qinglin.app.assignment;

import java.io.Serializable;

/** Identifies an offer of one place to one student. */
public record OfferId(long value) implements Serializable {}
