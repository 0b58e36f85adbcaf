package org.qinglin.app.assignment;

import java.util.function.Predicate;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;

/** What the college decided by hand about who is not to come; matching answers, which stands above this module. */
public interface KeptOut {

    /** Whether the college keeps a student from a session, asked about many sessions at once. */
    Predicate<ServiceSession> of(CollegeId college, StudentId student);
}
