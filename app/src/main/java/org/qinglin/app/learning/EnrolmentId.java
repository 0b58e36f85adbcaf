package org.qinglin.app.learning;

/** Identifies somebody's place in a class, or in its waiting list. */
public record EnrolmentId(long value) {}
