package org.qinglin.app.learning.internal;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.CourseClass;
import org.qinglin.app.learning.Lesson;
import org.qinglin.app.resources.BookingTime;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.stereotype.Component;

/** Who hears of courses: learners with accounts of their places, the desk of those whom it has to call, teachers. */
@Component
public class LearningNotices {

    private static final String OWN = "/my/courses";

    private final Outbox outbox;

    LearningNotices(Outbox outbox) {
        this.outbox = outbox;
    }

    /** A student reads it; somebody without an account has to be called, and the notice names nobody. */
    public void movedUp(CourseClass held, @Nullable StudentId student) {
        if (student != null) {
            toStudent(NoticeKind.COURSE_PLACE_FREE, held, student, Detail.words(held.location()));
            return;
        }
        outbox.put(Notice.of(
                NoticeKind.COURSE_LEARNER_TO_CALL,
                held.course().college(),
                List.of(Recipient.community(held.community())),
                "/classes/" + held.id().value() + "/calls",
                Detail.words(held.course().title())));
    }

    public void cancelled(CourseClass held, List<StudentId> students, String reason) {
        students.forEach(each -> toStudent(NoticeKind.COURSE_CANCELLED, held, each, Detail.person(reason)));
    }

    public void moved(CourseClass held, List<StudentId> students, Lesson from, BookingTime to) {
        students.forEach(each -> toStudent(
                NoticeKind.COURSE_LESSON_MOVED,
                held,
                each,
                Detail.period(from.from(), from.to()),
                Detail.period(to.from(), to.to())));
    }

    public void dropped(CourseClass held, List<StudentId> students, Lesson lesson) {
        students.forEach(each ->
                toStudent(NoticeKind.COURSE_LESSON_DROPPED, held, each, Detail.period(lesson.from(), lesson.to())));
    }

    /** The hosting community has the phones; whoever made the change sees on the page that there are calls to make. */
    public void toCall(Viewer changer, CourseClass held, int people) {
        if (people > 0 && !held.community().equals(changer.place())) {
            outbox.put(Notice.of(
                    NoticeKind.COURSE_CALLS_TO_MAKE,
                    held.course().college(),
                    List.of(Recipient.community(held.community())),
                    "/classes/" + held.id().value() + "/calls",
                    Detail.words(held.course().title()),
                    Detail.number(people)));
        }
    }

    /** A student, or somebody with another account, is to teach. */
    public void teaches(CourseClass held, @Nullable StudentId student, @Nullable AccountId account) {
        var to = student != null ? Recipient.student(student) : account != null ? Recipient.account(account) : null;
        if (to != null) {
            outbox.put(Notice.of(
                    NoticeKind.COURSE_TO_TEACH,
                    held.course().college(),
                    List.of(to),
                    "/my/teaching",
                    Detail.words(held.course().title()),
                    Detail.words(held.location())));
        }
    }

    public void certified(CourseClass held, StudentId student) {
        toStudent(NoticeKind.COURSE_CERTIFIED, held, student);
    }

    private void toStudent(NoticeKind kind, CourseClass held, StudentId student, Detail... more) {
        var details = new Detail[more.length + 1];
        details[0] = Detail.words(held.course().title());
        System.arraycopy(more, 0, details, 1, more.length);
        outbox.put(Notice.of(kind, held.course().college(), List.of(Recipient.student(student)), OWN, details));
    }
}
