package org.qinglin.app.needs;

import java.time.Instant;

/** Where and when a session is moved to, and why. */
public record SessionMove(Instant startsAt, Instant endsAt, String place, String reason) {}
