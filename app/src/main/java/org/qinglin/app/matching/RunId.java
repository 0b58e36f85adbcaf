package org.qinglin.app.matching;

import java.io.Serializable;

/** Identifies a dispatch run (派单). */
public record RunId(long value) implements Serializable {}
