package org.qinglin.app.resources;

import java.time.Instant;

/** When something is used: half open, so that one use may begin when another ends. */
public record BookingTime(Instant from, Instant to) {}
