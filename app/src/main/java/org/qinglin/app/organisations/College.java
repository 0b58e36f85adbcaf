package org.qinglin.app.organisations;

import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.GeoPoint;

/** A college that runs community colleges with the streets around it. {@code issuer} signs its certificates. */
public record College(CollegeId id, String name, String shortName, String issuer, String contact, GeoPoint campus) {}
