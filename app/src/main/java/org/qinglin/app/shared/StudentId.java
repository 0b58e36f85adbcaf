package org.qinglin.app.shared;

import java.io.Serializable;

/** Identifies a student. */
public record StudentId(long value) implements Serializable {}
