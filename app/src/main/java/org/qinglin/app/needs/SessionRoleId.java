package org.qinglin.app.needs;

import java.io.Serializable;

/** Identifies a role at one session. */
public record SessionRoleId(long value) implements Serializable {}
