package org.qinglin.app.shared;

import java.io.Serializable;

/** Identifies a service team. */
public record TeamId(long value) implements Serializable {}
