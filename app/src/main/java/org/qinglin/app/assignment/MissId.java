package org.qinglin.app.assignment;

import java.io.Serializable;

/** Identifies a miss. */
public record MissId(long value) implements Serializable {}
