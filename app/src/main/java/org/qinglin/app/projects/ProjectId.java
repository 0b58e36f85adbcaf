package org.qinglin.app.projects;

/** Identifies a project. */
public record ProjectId(long value) {}
