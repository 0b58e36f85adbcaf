package org.qinglin.app.learning;

import static org.qinglin.app.shared.FormCheck.given;

import java.sql.Types;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where courses are written and changed. */
@Service
@Transactional
public class CourseDesk {

    private static final int MOST_HOURS = 500;

    private final JdbcClient jdbc;
    private final Courses courses;
    private final Organisations organisations;
    private final Programmes programmes;
    private final AuditTrail audit;
    private final Clock clock;
    private final int passPercent;

    CourseDesk(
            JdbcClient jdbc,
            Courses courses,
            Organisations organisations,
            Programmes programmes,
            AuditTrail audit,
            Clock clock,
            @Value("${qinglin.course-pass-percent:70}") int passPercent) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.organisations = organisations;
        this.programmes = programmes;
        this.audit = audit;
        this.clock = clock;
        this.passPercent = passPercent;
    }

    /** An empty form, with the installation's share of lessons for a certificate. */
    public CourseInput blank() {
        return CourseInput.blank(passPercent);
    }

    /** The colleges that a viewer may hold a course with. */
    @Transactional(readOnly = true)
    public List<College> colleges(Viewer viewer) {
        return viewer.is(Role.COMMUNITY)
                ? organisations.collegesOf(viewer.mustPlace())
                : List.of(organisations.college(viewer.mustCollege()));
    }

    public LearningOutcome write(Viewer viewer, CourseInput input) {
        return check(viewer, input).fold(course -> insert(viewer, course), LearningOutcome.Faulty::new);
    }

    /** Changes what a course says; whose it is stays. */
    public LearningOutcome change(Viewer viewer, CourseId id, CourseInput input) {
        var found = courses.byId(id).filter(each -> Sides.manages(viewer, each));
        return found.isEmpty()
                ? new LearningOutcome.Missing()
                : check(viewer, input).fold(course -> update(viewer, id, course), LearningOutcome.Faulty::new);
    }

    private record Written(
            CollegeId college,
            Course.Kind kind,
            @Nullable String programme,
            String title,
            @Nullable String englishTitle,
            String about,
            String audience,
            @Nullable String ageNote,
            String[] access,
            int hours,
            int passPercent) {}

    private Checked<Written> check(Viewer viewer, CourseInput input) {
        var form = new FormCheck();
        var college = college(viewer, input.college(), form);
        var kind = form.oneOf("kind", input.kind(), Course.Kind.class, "fault.choice");
        var programme = form.optional("programme", input.programme(), 60);
        if (programme != null && !programmes.byCode().containsKey(programme)) {
            form.fault("programme", programme, "fault.choice");
        }
        var title = form.text("title", input.title(), 40);
        var englishTitle = form.optional("englishTitle", input.englishTitle(), 80);
        var about = form.text("about", input.about(), 600);
        var audience = form.text("audience", input.audience(), 100);
        var ageNote = form.optional("ageNote", input.ageNote(), 100);
        int hours = form.whole("hours", input.hours(), 1, MOST_HOURS);
        int share = form.whole("passPercent", input.passPercent(), 1, 100);
        return form.result(() -> new Written(
                given(college),
                kind,
                programme,
                title,
                englishTitle,
                about,
                audience,
                ageNote,
                access(input),
                hours,
                share));
    }

    private @Nullable CollegeId college(Viewer viewer, @Nullable String typed, FormCheck form) {
        var all = colleges(viewer);
        if (all.size() == 1) {
            return all.get(0).id();
        }
        var wanted = form.id("college", typed);
        var found = all.stream()
                .map(College::id)
                .filter(each -> wanted != null && each.value() == wanted)
                .findFirst();
        if (found.isEmpty()) {
            form.missing("college");
        }
        return found.orElse(null);
    }

    private static String[] access(CourseInput input) {
        return Arrays.stream(Course.Access.values())
                .filter(input::has)
                .map(Enum::name)
                .toArray(String[]::new);
    }

    private LearningOutcome insert(Viewer viewer, Written course) {
        long id = bound(jdbc.sql("""
                insert into learning.course (college_id, faculty_id, owner_code, kind, programme_code, title, title_en, about,
                    audience, age_note, access, hours, pass_percent, made_by, made_at)
                values (:college, :faculty, :owner, :kind, :programme, :title, :english, :about, :audience, :age, :access,
                    :hours, :share, :by, :now) returning id"""), course)
                .param("college", course.college().value())
                .param("faculty", viewer.is(Role.FACULTY) ? viewer.mustUnit().value() : null, Types.BIGINT)
                .param("owner", viewer.is(Role.COMMUNITY) ? viewer.mustPlace().value() : null, Types.VARCHAR)
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
        audit.record(viewer, "course-written", "course " + id, course.title());
        return new LearningOutcome.Done(id);
    }

    private LearningOutcome update(Viewer viewer, CourseId id, Written course) {
        bound(jdbc.sql("""
                update learning.course set kind = :kind, programme_code = :programme, title = :title, title_en = :english,
                    about = :about, audience = :audience, age_note = :age, access = :access, hours = :hours,
                    pass_percent = :share
                where id = :id"""), course).param("id", id.value()).update();
        audit.record(viewer, "course-changed", "course " + id.value(), course.title());
        return new LearningOutcome.Done(id.value());
    }

    private static JdbcClient.StatementSpec bound(JdbcClient.StatementSpec statement, Written course) {
        return statement
                .param("kind", course.kind().name())
                .param("programme", course.programme(), Types.VARCHAR)
                .param("title", course.title())
                .param("english", course.englishTitle(), Types.VARCHAR)
                .param("about", course.about())
                .param("audience", course.audience())
                .param("age", course.ageNote(), Types.VARCHAR)
                .param("access", course.access())
                .param("hours", course.hours())
                .param("share", course.passPercent());
    }
}
