package org.qinglin.app.attendance.internal;

import java.util.Map;
import java.util.Optional;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.springframework.stereotype.Component;

/** Whose hours the staff of a college decide about: the college's everyone's, a faculty's its own students'. */
@Component
public class StaffScope {

    /** About the row {@code x}. */
    public static final String CONCERNED = "(x.college_id = :college and (:ofCollege or x.faculty_id = :faculty))";

    private final Students students;
    private final Organisations organisations;

    StaffScope(Students students, Organisations organisations) {
        this.students = students;
        this.organisations = organisations;
    }

    public static Map<String, Object> of(Viewer viewer) {
        return Map.of(
                "college", viewer.mustCollege().value(),
                "ofCollege", viewer.is(Role.COLLEGE),
                "faculty", viewer.is(Role.FACULTY) ? viewer.mustUnit().value() : -1L);
    }

    /** The faculty of a student's class. */
    public Optional<UnitId> faculty(CollegeId college, StudentId student) {
        return students.find(college, student)
                .flatMap(each -> organisations.unit(college, each.classId()))
                .flatMap(each -> Optional.ofNullable(each.parent()));
    }
}
