package org.qinglin.app.learning;

/** Identifies a class of a course. */
public record CourseClassId(long value) {}
