package org.qinglin.app.assignment;

import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.CollegeId;

/**
 * A place that a run had offered is free again; what freed it is committed.
 *
 * @param run the run's number
 */
public record PlaceFreed(CollegeId college, long run, SessionRoleId role) {}
