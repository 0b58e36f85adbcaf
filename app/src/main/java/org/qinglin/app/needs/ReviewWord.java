package org.qinglin.app.needs;

import java.time.Instant;

/** A question of the college or an answer of the community; only these two see it. */
public record ReviewWord(boolean fromCollege, String text, Instant at) {}
