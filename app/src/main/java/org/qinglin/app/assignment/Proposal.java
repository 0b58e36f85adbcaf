package org.qinglin.app.assignment;

import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;

/** A pair that a dispatch run proposes. */
public record Proposal(SessionRoleId role, SessionId session, StudentId student, Reasons reasons) {}
