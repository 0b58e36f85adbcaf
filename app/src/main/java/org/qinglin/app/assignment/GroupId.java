package org.qinglin.app.assignment;

import java.io.Serializable;

/** Identifies a group of friends; others know it by its code. */
public record GroupId(long value) implements Serializable {}
