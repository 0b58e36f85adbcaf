package org.qinglin.app.demo;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.ClassDesk;
import org.qinglin.app.learning.ClassInput;
import org.qinglin.app.learning.ClassRooms;
import org.qinglin.app.learning.ClassStep;
import org.qinglin.app.learning.CourseCertificates;
import org.qinglin.app.learning.CourseClassId;
import org.qinglin.app.learning.CourseDesk;
import org.qinglin.app.learning.CourseEnrolment;
import org.qinglin.app.learning.CourseEnrolments;
import org.qinglin.app.learning.CourseId;
import org.qinglin.app.learning.CourseInput;
import org.qinglin.app.learning.EnrolmentDesk;
import org.qinglin.app.learning.EnrolmentInput;
import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.learning.LessonPlan;
import org.qinglin.app.learning.Lessons;
import org.qinglin.app.learning.Teachers;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.stereotype.Component;

/**
 * The demo's courses: two classes that are over with their certificates, one that runs, three to join of which one is full,
 * a lesson of another was moved, and one is in preparation. Every learner is invented.
 */
@Component
class DemoLearning {

    private static final List<String> LEARNERS =
            List.of("刘桂芳", "孙淑英", "王德顺", "张秀兰", "于洪生", "李玉梅", "赵国栋", "宋美珍", "姜维民", "曲桂荣", "隋文斌", "迟爱华");

    private static final List<String> AGES = List.of("FROM_60", "FROM_60", "FROM_75", "FROM_45", "FROM_60", "FROM_18");

    private final CourseDesk courses;
    private final ClassDesk classes;
    private final ClassRooms rooms;
    private final Teachers teachers;
    private final EnrolmentDesk enrolling;
    private final CourseEnrolments enrolments;
    private final Lessons lessons;
    private final LessonPlan lessonPlan;
    private final CourseCertificates certificates;
    private final Accounts accounts;
    private final Organisations organisations;
    private final Students students;
    private final TravellingClock travelling;
    private final Clock clock;

    DemoLearning(
            CourseDesk courses,
            ClassDesk classes,
            ClassRooms rooms,
            Teachers teachers,
            EnrolmentDesk enrolling,
            CourseEnrolments enrolments,
            Lessons lessons,
            LessonPlan lessonPlan,
            CourseCertificates certificates,
            Accounts accounts,
            Organisations organisations,
            Students students,
            TravellingClock travelling,
            Clock clock) {
        this.courses = courses;
        this.classes = classes;
        this.rooms = rooms;
        this.teachers = teachers;
        this.enrolling = enrolling;
        this.enrolments = enrolments;
        this.lessons = lessons;
        this.lessonPlan = lessonPlan;
        this.certificates = certificates;
        this.accounts = accounts;
        this.organisations = organisations;
        this.students = students;
        this.travelling = travelling;
        this.clock = clock;
    }

    /** A class to be held: on which day it begins, and for how many. */
    private record Plan(
            Viewer organiser,
            CourseId course,
            Community place,
            String where,
            LocalDate firstDay,
            int lessons,
            int places) {}

    void play(String baseUrl) {
        var college = viewer("college");
        var faculty = viewer("faculty");
        var community = viewer("community");
        var student = viewer("student");
        var home = organisations.community(community.mustPlace()).orElseThrow();
        var others = organisations.communitiesOf(college.mustCollege());
        var phone = phoneCourse(faculty);
        var appliances = appliancesCourse(college);
        var room = "居委会一楼活动室";
        var today = LocalDate.now(clock);
        var elsewhere = others.get(others.size() / 2);
        var further = others.get(others.size() / 3);
        finished(new Plan(faculty, phone, home, room, today.minusDays(77), 8, 12), faculty, 9, baseUrl);
        finished(new Plan(college, appliances, elsewhere, room, today.minusDays(63), 6, 10), student, 7, baseUrl);
        held(new Plan(faculty, phone, further, room, today.minusDays(20), 6, 10), null, student, 8);
        var next = open(new Plan(faculty, phone, home, room, today.plusDays(9), 8, 16), null, student);
        fill(next, home.name(), 0, 6);
        enrolled(enrolling.enter(community, next, learner(8, List.of("SIGHT", "COMPANION"))));
        moved(faculty, next);
        var full = open(new Plan(college, appliances, home, "社区服务中心二楼", today.plusDays(6), 6, 8), college, null);
        fill(full, "满" + home.name(), 0, 10);
        enrolled(enrolling.join(student, full));
        var paper = new Plan(community, paperCutting(community), home, room, today.plusDays(12), 4, 15);
        var inRoom = open(paper, null, null);
        fill(inRoom, "剪纸", 3, 4);
        var ownRoom = rooms.choices(community).get(0);
        done(rooms.choose(community, inRoom, Long.toString(ownRoom.id().value())));
        planned(new Plan(faculty, videos(faculty), others.get(others.size() - 1), room, today.plusDays(25), 5, 20));
    }

    /** The third lesson is put to an afternoon: residents without an account have to be called. */
    private void moved(Viewer organiser, CourseClassId held) {
        var lesson = lessons.of(held).get(2);
        var day = LocalDate.ofInstant(lesson.from(), China.TIME).toString();
        done(lessonPlan.move(organiser, held, lesson.id(), new LessonPlan.Typed(day, "14:00", "16:00")));
    }

    private Viewer viewer(String login) {
        return accounts.byLogin(login).orElseThrow().getViewer();
    }

    private CourseId phoneCourse(Viewer owner) {
        return written(
                owner,
                "LIFELONG_LEARNING",
                "智能手机入门",
                "Smartphones for beginners",
                "学会用手机挂号、缴费、视频通话，认得出诈骗短信。请带自己的手机和充电器。",
                "想用好手机、不想总麻烦孩子的居民",
                "60 岁以上优先；75 岁以上建议家人陪同",
                List.of("STEP_FREE", "LARGE_PRINT", "SLOW_PACE"),
                "16");
    }

    private CourseId appliancesCourse(Viewer owner) {
        return written(
                owner,
                "SKILL_TRAINING",
                "家电保养与安全用电",
                "Home appliances and safe electricity",
                "会给空调、洗衣机、油烟机做日常保养，会看插座和线路有没有危险。学完可以报初级家电维修的考试。",
                "想学一门手艺，或者想少花维修钱的居民",
                "18–60 岁",
                List.of("STEP_FREE", "ACCESSIBLE_TOILET"),
                "24");
    }

    private CourseId paperCutting(Viewer owner) {
        return written(
                owner,
                "COMMUNITY_CULTURE",
                "胶东剪纸",
                "Paper cutting of Jiaodong",
                "从窗花学起，四次课剪出一幅自己的作品。剪刀和纸社区准备。",
                "喜欢动手的居民，大人孩子都可以",
                null,
                List.of("STEP_FREE", "LARGE_PRINT", "SIGN_LANGUAGE"),
                "8");
    }

    private CourseId videos(Viewer owner) {
        return written(
                owner,
                "SKILL_TRAINING",
                "短视频拍摄与直播带货",
                "Short videos and selling live",
                "用手机拍、剪、播，把自家的樱桃和海产品卖出去。",
                "有农产品要卖的村民和个体户",
                "18 岁以上",
                List.of("SLOW_PACE"),
                "20");
    }

    private CourseId written(
            Viewer owner,
            String kind,
            String title,
            String english,
            String about,
            String audience,
            @Nullable String age,
            List<String> access,
            String hours) {
        var blank = courses.blank();
        return new CourseId(done(courses.write(
                owner,
                new CourseInput(
                        Long.toString(courses.colleges(owner).get(0).id().value()),
                        kind,
                        kind.equals("SKILL_TRAINING") ? "StudyTraining" : null,
                        title,
                        english,
                        about,
                        audience,
                        age,
                        access,
                        hours,
                        blank.passPercent()))));
    }

    /** One can enrol from a month before until the day before, and at least from three days ago. */
    private CourseClassId planned(Plan plan) {
        var monthBefore = plan.firstDay().minusDays(30);
        var threeDaysAgo = LocalDate.now(clock).minusDays(3);
        return new CourseClassId(done(classes.plan(
                plan.organiser(),
                plan.course(),
                new ClassInput(
                        plan.place().code().value(),
                        plan.where(),
                        Integer.toString(plan.places()),
                        (monthBefore.isBefore(threeDaysAgo) ? monthBefore : threeDaysAgo).toString(),
                        plan.firstDay().minusDays(1).toString(),
                        plan.firstDay().toString(),
                        "09:00",
                        "11:00",
                        Integer.toString(plan.lessons()),
                        "7",
                        null,
                        null,
                        null))));
    }

    /** @param staff a teacher with an account, {@code student} one who studies; a guest teaches where neither does */
    private CourseClassId open(Plan plan, @Nullable Viewer staff, @Nullable Viewer student) {
        var held = planned(plan);
        if (student != null) {
            var number = students.find(student.mustCollege(), student.mustStudent())
                    .orElseThrow()
                    .number();
            done(teachers.add(plan.organiser(), held, new Teachers.Input(number, null, null)));
        }
        if (staff != null) {
            var account = Long.toString(staff.account().value());
            done(teachers.add(plan.organiser(), held, new Teachers.Input(null, account, null)));
        }
        if (staff == null && student == null) {
            done(teachers.add(plan.organiser(), held, new Teachers.Input(null, null, "纪师傅")));
        }
        done(classes.take(plan.organiser(), held, new ClassStep.Open()));
        return held;
    }

    /** Residents who enrol by themselves, each from a home of their own. */
    private void fill(CourseClassId held, String where, int first, int count) {
        for (int i = first; i < first + count; i++) {
            var needs = i == 2 ? List.of("HEARING") : List.<String>of();
            enrolled(enrolling.enrol(held, learner(i, needs), where + i));
        }
    }

    private static EnrolmentInput learner(int index, List<String> needs) {
        return new EnrolmentInput(
                LEARNERS.get(index % LEARNERS.size()),
                "1000002%04d".formatted(index),
                AGES.get(index % AGES.size()),
                null,
                needs,
                "true");
    }

    private void finished(Plan plan, Viewer teacher, int count, String baseUrl) {
        boolean studies = teacher.student() != null;
        var held = held(plan, studies ? null : teacher, studies ? teacher : null, count);
        var last =
                Objects.requireNonNull(lessons.of(held).get(plan.lessons() - 1)).to();
        travelling.at(last, () -> done(classes.take(plan.organiser(), held, new ClassStep.Finish())));
        travelling.at(last, () -> certificates.issue(plan.organiser(), held, baseUrl));
    }

    /** A class with its lessons up to now marked: the last learner seldom comes, the others miss one at times. */
    private CourseClassId held(Plan plan, @Nullable Viewer staff, @Nullable Viewer student, int count) {
        var enrolling =
                plan.firstDay().minusDays(10).atTime(10, 0).atZone(China.TIME).toInstant();
        var held = travelling.at(enrolling, () -> {
            var opened = open(plan, staff, student);
            fill(opened, plan.place().name() + plan.firstDay(), 0, count);
            return opened;
        });
        var learners = enrolments.of(held);
        var now = clock.instant();
        var all = lessons.of(held);
        for (int i = 0; i < all.size(); i++) {
            if (all.get(i).to().isBefore(now)) {
                mark(plan.organiser(), held, i, all.get(i).to(), learners);
            }
        }
        return held;
    }

    private void mark(Viewer organiser, CourseClassId held, int lesson, Instant at, List<CourseEnrolment> learners) {
        var there = IntStream.range(0, learners.size())
                .filter(i -> i == learners.size() - 1 ? lesson % 3 == 0 : (i + lesson) % 7 != 0)
                .mapToObj(i -> learners.get(i).id())
                .collect(Collectors.toSet());
        var id = lessons.of(held).get(lesson).id();
        travelling.at(at, () -> done(lessons.mark(organiser, id, Set.copyOf(there))));
    }

    private static void enrolled(LearningOutcome outcome) {
        if (!(outcome instanceof LearningOutcome.Enrolled)) {
            throw new IllegalStateException("the demo's learner was not enrolled: " + outcome);
        }
    }

    private static long done(LearningOutcome outcome) {
        if (outcome instanceof LearningOutcome.Done done) {
            return done.id();
        }
        if (outcome instanceof LearningOutcome.Planned planned) {
            return planned.id();
        }
        throw new IllegalStateException("the demo's course was not taken: " + outcome);
    }
}
