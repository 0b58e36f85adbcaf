package org.qinglin.app.learning;

import static org.qinglin.app.learning.CourseClass.Status.CANCELLED;
import static org.qinglin.app.learning.CourseClass.Status.DRAFT;
import static org.qinglin.app.learning.CourseClass.Status.FINISHED;
import static org.qinglin.app.learning.CourseClass.Status.OPEN;
import static org.qinglin.app.learning.CourseClass.Status.RUNNING;

import org.qinglin.app.shared.StateTable;

/** What can become of a class. */
public final class ClassSteps {

    private static final String ORGANISER = "the organiser";

    public static final StateTable<CourseClass.Status, ClassStep> TABLE = new StateTable<CourseClass.Status, ClassStep>(
                    DRAFT)
            .row(DRAFT, ClassStep.Open.class, OPEN, ORGANISER)
            .row(DRAFT, ClassStep.Cancel.class, CANCELLED, ORGANISER)
            .row(OPEN, ClassStep.Begin.class, RUNNING, "the organiser, or whoever marks the first lesson")
            .row(OPEN, ClassStep.Cancel.class, CANCELLED, ORGANISER)
            .row(RUNNING, ClassStep.Finish.class, FINISHED, ORGANISER)
            .row(RUNNING, ClassStep.Cancel.class, CANCELLED, ORGANISER);

    private ClassSteps() {}
}
