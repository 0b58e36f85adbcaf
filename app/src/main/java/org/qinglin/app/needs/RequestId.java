package org.qinglin.app.needs;

import java.io.Serializable;

/** Identifies a service request (点单). */
public record RequestId(long value) implements Serializable {}
