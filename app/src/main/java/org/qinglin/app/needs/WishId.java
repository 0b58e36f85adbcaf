package org.qinglin.app.needs;

import java.io.Serializable;

/** Identifies a resident's wish. */
public record WishId(long value) implements Serializable {}
