package org.qinglin.app.people;

import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;

/** A student graduated or left: told within the transaction that records it. */
public record StudentLeft(CollegeId college, StudentId student) {}
