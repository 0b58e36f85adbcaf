package org.qinglin.app.shared;

import java.io.Serializable;

/** Identifies a college; every list and record of a college's own is scoped by it. */
public record CollegeId(long value) implements Serializable {}
