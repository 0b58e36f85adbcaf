package org.qinglin.app.assignment.signup;

import java.util.List;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Fact;

/** Students who signed up have their places at a session. */
public record PlacesTaken(SessionId session, List<StudentId> students) implements Fact {}
