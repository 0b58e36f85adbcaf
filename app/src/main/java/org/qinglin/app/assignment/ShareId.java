package org.qinglin.app.assignment;

import java.io.Serializable;

/** Identifies a team's share of an order. */
public record ShareId(long value) implements Serializable {}
