package org.qinglin.app.practice;

import java.util.List;
import java.util.stream.Stream;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.CollegeId;
import org.springframework.stereotype.Component;

/** Finds students by name or number, for lists in which they stand. */
@Component
class StudentNames {

    /** More of one name, or of one beginning of a number, are not told apart by searching. */
    private static final int MOST = 500;

    private final Students students;
    private final Organisations organisations;

    StudentNames(Students students, Organisations organisations) {
        this.students = students;
        this.organisations = organisations;
    }

    /** Students of the viewer's college, or of all colleges that a community works with; nobody for an empty search. */
    Long[] matching(Viewer viewer, String search) {
        if (search.isBlank()) {
            return new Long[0];
        }
        Stream<CollegeId> colleges = viewer.is(Role.COMMUNITY)
                ? organisations.collegesOf(viewer.mustPlace()).stream().map(College::id)
                : Stream.of(viewer.mustCollege());
        return colleges.flatMap(each -> students.list(each, List.of(), search.strip(), 0, MOST).stream())
                .map(each -> each.id().value())
                .toArray(Long[]::new);
    }
}
