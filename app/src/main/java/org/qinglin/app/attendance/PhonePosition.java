package org.qinglin.app.attendance;

import org.qinglin.app.shared.GeoPoint;

/**
 * Where a phone says it is, in WGS-84.
 *
 * @param accuracyMetres radius within which it says so
 */
public record PhonePosition(GeoPoint point, double accuracyMetres) {}
