package org.qinglin.app.assignment.signup;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.shared.StudentId;

/**
 * Somebody reaches for places of one role: one for themselves, or some for people who want to go together or not at all.
 *
 * @param viewer who asks
 * @param session of the role
 * @param students for whom, without repetition, never empty; more than one get in all or none
 * @param key under which the same request may be sent again; null if the sender needs none, since a student has a place only
 *     once anyway
 */
public record SignUp(
        Viewer viewer,
        SessionId session,
        SessionRoleId role,
        List<StudentId> students,
        @Nullable String key) {

    public SignUp {
        students = List.copyOf(students);
        if (students.isEmpty() || students.stream().distinct().count() < students.size()) {
            throw new IllegalArgumentException("a sign-up is for one or more different students, not for " + students);
        }
    }

    /** One student for themselves. */
    public static SignUp alone(Viewer viewer, SessionId session, SessionRoleId role, @Nullable String key) {
        return new SignUp(viewer, session, role, List.of(viewer.mustStudent()), key);
    }

    boolean isAlone() {
        return students.size() == 1;
    }
}
