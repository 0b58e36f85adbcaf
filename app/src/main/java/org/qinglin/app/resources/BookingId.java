package org.qinglin.app.resources;

/** Identifies a booking. */
public record BookingId(long value) {}
