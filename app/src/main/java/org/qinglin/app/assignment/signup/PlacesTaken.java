package org.qinglin.app.assignment.signup;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.outbox.Fact;

/**
 * Students who signed up have their places at a session.
 *
 * @param askers whose sign-ups those were, for the audit trail
 */
public record PlacesTaken(SessionId session, List<StudentId> students, List<Asker> askers, Instant at) implements Fact {

    public record Asker(
            AccountId account, String login, @Nullable CollegeId college) {

        static Asker of(Viewer viewer) {
            return new Asker(viewer.account(), viewer.login(), viewer.college());
        }
    }
}
