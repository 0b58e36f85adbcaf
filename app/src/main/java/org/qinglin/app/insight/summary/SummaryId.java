package org.qinglin.app.insight.summary;

/** Identifies a report. */
public record SummaryId(long value) {}
