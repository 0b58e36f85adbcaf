package org.qinglin.app.attendance;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A scan that a phone kept while offline.
 *
 * @param id the phone's own, random: however often it is sent, it is settled once
 * @param phoneAt what the phone's clock said; told to the organiser, never believed
 */
public record KeptScan(UUID id, String code, @Nullable Instant phoneAt) {}
