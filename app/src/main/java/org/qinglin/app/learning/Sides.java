package org.qinglin.app.learning;

import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.resources.Party;

/** Who may do what about a course and its classes. */
final class Sides {

    private Sides() {}

    /** Its owner: the college for itself and its faculties, a faculty for its own, a community for its own. */
    static boolean manages(Viewer viewer, Course course) {
        if (viewer.is(Role.COMMUNITY)) {
            return viewer.mustPlace().equals(course.owner());
        }
        if (!course.college().equals(viewer.college()) || course.owner() != null) {
            return false;
        }
        return viewer.is(Role.COLLEGE)
                || viewer.is(Role.FACULTY) && viewer.mustUnit().equals(course.faculty());
    }

    /** On whose behalf a course's rooms are booked. */
    static Party party(Course course) {
        return course.owner() != null
                ? new Party(null, null, course.owner())
                : new Party(course.college(), course.faculty(), null);
    }

    /** Whoever may see it beside the public: its owner, and the college that it is held with. */
    static boolean sees(Viewer viewer, Course course) {
        return manages(viewer, course)
                || viewer.is(Role.COLLEGE) && course.college().equals(viewer.college());
    }

    /** Who receives learners: the owner, and the community where the class is held. */
    static boolean isDesk(Viewer viewer, CourseClass held) {
        return manages(viewer, held.course())
                || viewer.is(Role.COMMUNITY) && viewer.mustPlace().equals(held.community());
    }

    static boolean sees(Viewer viewer, CourseClass held) {
        return sees(viewer, held.course()) || isDesk(viewer, held);
    }
}
