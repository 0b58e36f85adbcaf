package org.qinglin.app.assignment.signup;

import java.time.Instant;
import java.util.List;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Fact;

/** A place became free and is held for students of the waiting list until a moment. */
public record PlaceOffered(SessionId session, List<StudentId> students, Instant by) implements Fact {}
