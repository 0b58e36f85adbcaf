package org.qinglin.app.matching;

import java.time.Instant;
import java.time.LocalDate;
import org.qinglin.engine.Weights;

/** A dispatch run to be planned: all accepted sessions from the first to the last day, both included. */
public record NewRun(String title, LocalDate from, LocalDate to, Instant respondBy, Weights weights) {}
