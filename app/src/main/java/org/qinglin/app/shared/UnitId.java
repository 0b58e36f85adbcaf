package org.qinglin.app.shared;

import java.io.Serializable;

/** Identifies a faculty, department or class of a college. */
public record UnitId(long value) implements Serializable {}
