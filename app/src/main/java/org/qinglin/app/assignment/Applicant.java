package org.qinglin.app.assignment;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;

/**
 * Someone who applied for a place and waits for the organiser's word.
 *
 * @param group of friends that is decided as one; null for whoever applied alone
 */
public record Applicant(
        OfferId id,
        SessionRoleId role,
        StudentId student,
        Instant appliedAt,
        @Nullable GroupId group) {}
