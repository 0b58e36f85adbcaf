package org.qinglin.app.learning;

/** Identifies one lesson of a class. */
public record LessonId(long value) {}
