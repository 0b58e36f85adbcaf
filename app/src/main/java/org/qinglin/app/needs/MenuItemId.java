package org.qinglin.app.needs;

import java.io.Serializable;

/** Identifies an item of the service menu. */
public record MenuItemId(long value) implements Serializable {}
