package org.qinglin.app.assignment;

import java.util.List;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Fact;

/** A lottery was drawn: who has a place, and who waits in line in the order drawn. */
public record LotteryDrawn(SessionId session, List<StudentId> placed, List<StudentId> waiting) implements Fact {}
