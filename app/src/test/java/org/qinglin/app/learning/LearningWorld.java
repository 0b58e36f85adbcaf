package org.qinglin.app.learning;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.qinglin.app.World;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/** Courses for tests, made through the real services; the clock stands at {@link World#NOW}. */
@Component
public class LearningWorld {

    static final LocalDate TODAY = LocalDate.ofInstant(World.NOW, China.TIME);

    private final CourseDesk courses;
    private final ClassDesk classes;
    private final Teachers teachers;
    private final EnrolmentDesk enrolling;
    private final CourseEnrolments enrolments;
    private final Lessons lessons;
    private final TravellingClock clock;

    LearningWorld(
            CourseDesk courses,
            ClassDesk classes,
            Teachers teachers,
            EnrolmentDesk enrolling,
            CourseEnrolments enrolments,
            Lessons lessons,
            TravellingClock clock) {
        this.courses = courses;
        this.classes = classes;
        this.teachers = teachers;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.lessons = lessons;
        this.clock = clock;
    }

    /** A class that runs, with a lesson and a student who has a place. */
    public record Running(CourseId course, CourseClassId held, LessonId lesson, EnrolmentId enrolment) {}

    public Running running(World.Campus campus) {
        var course = course(campus.college(), campus.mark() + "的课");
        var held = open(campus, course, 5, 2);
        enrolling.join(campus.student(0), held);
        var lesson = lessons.of(held).get(0);
        marked(campus.college(), lesson, Set.of());
        return new Running(course, held, lesson.id(), enrolments.of(held).get(0).id());
    }

    CourseId course(Viewer viewer, String title) {
        return new CourseId(done(write(viewer, title)));
    }

    LearningOutcome write(Viewer viewer, String title) {
        var input = new CourseInput(
                null,
                "SKILL_TRAINING",
                "StudyTraining",
                title,
                "A course",
                "学会挂号",
                "老人",
                "60 岁以上",
                List.of("LARGE_PRINT"),
                "16",
                "70");
        return courses.write(viewer, input);
    }

    /** Lessons once a week from the day after tomorrow, 9:00 to 10:30; enrolment is open all the time. */
    ClassInput plan(World.Campus campus, int capacity, int count) {
        return new ClassInput(
                campus.community().value(),
                "一楼活动室",
                capacity + "",
                TODAY.toString(),
                TODAY.plusDays(90).toString(),
                TODAY.plusDays(2).toString(),
                "09:00",
                "10:30",
                count + "",
                "7",
                null,
                null,
                null);
    }

    CourseClassId open(World.Campus campus, CourseId course, int capacity, int count) {
        var held = new CourseClassId(done(classes.plan(campus.college(), course, plan(campus, capacity, count))));
        done(teachers.add(
                campus.college(),
                held,
                new Teachers.Input(
                        null,
                        Long.toString(
                                campus.facultyAccount().getViewer().account().value()),
                        null)));
        done(classes.take(campus.college(), held, new ClassStep.Open()));
        return held;
    }

    /** Marks a lesson as it ends. */
    LearningOutcome marked(Viewer viewer, Lesson lesson, Set<EnrolmentId> present) {
        return clock.at(lesson.to(), () -> lessons.mark(viewer, lesson.id(), present));
    }

    static EnrolmentInput resident(String name, int number) {
        return new EnrolmentInput(name, "1000001%04d".formatted(number), "FROM_60", null, List.of("SIGHT"), "true");
    }

    static LocalDateTime morning(LocalDate day) {
        return day.atTime(LocalTime.of(9, 0));
    }

    static long done(LearningOutcome outcome) {
        if (outcome instanceof LearningOutcome.Done done) {
            return done.id();
        }
        if (outcome instanceof LearningOutcome.Planned planned) {
            return planned.id();
        }
        throw new AssertionError("not done: " + outcome);
    }

    static LearningOutcome.Enrolled enrolled(LearningOutcome outcome) {
        if (outcome instanceof LearningOutcome.Enrolled enrolled) {
            return enrolled;
        }
        throw new AssertionError("not enrolled: " + outcome);
    }
}
