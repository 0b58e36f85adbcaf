package org.qinglin.app.matching;

import java.io.Serializable;

/** Identifies a pin or block made by hand. */
public record HandChoiceId(long value) implements Serializable {}
