package org.qinglin.app.learning;

/** Identifies a course. */
public record CourseId(long value) {}
