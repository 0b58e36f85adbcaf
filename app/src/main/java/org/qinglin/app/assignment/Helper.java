package org.qinglin.app.assignment;

import java.time.Instant;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;

/** Someone who accepted: the student, the role, the session. */
public record Helper(SessionId session, SessionRoleId role, StudentId student, Instant confirmedAt) {}
