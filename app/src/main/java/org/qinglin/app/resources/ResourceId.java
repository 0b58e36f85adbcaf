package org.qinglin.app.resources;

/** Identifies a resource. */
public record ResourceId(long value) {}
