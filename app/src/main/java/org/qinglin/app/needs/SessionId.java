package org.qinglin.app.needs;

import java.io.Serializable;

/** Identifies one session of a request. */
public record SessionId(long value) implements Serializable {}
