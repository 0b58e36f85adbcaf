package org.qinglin.app.learning;

import java.security.MessageDigest;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.internal.LearningNotices;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Certificates of completion: for those who attended enough of a finished class, and checked by anyone. */
@Service
@Transactional
public class CourseCertificates {

    private final JdbcClient jdbc;
    private final Courses courses;
    private final CourseEnrolments enrolments;
    private final Lessons lessons;
    private final Teachers teachers;
    private final Organisations organisations;
    private final CompletionPaper paper;
    private final LearningNotices notices;
    private final Installation installation;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    CourseCertificates(
            JdbcClient jdbc,
            Courses courses,
            CourseEnrolments enrolments,
            Lessons lessons,
            Teachers teachers,
            Organisations organisations,
            CompletionPaper paper,
            LearningNotices notices,
            Installation installation,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.enrolments = enrolments;
        this.lessons = lessons;
        this.teachers = teachers;
        this.organisations = organisations;
        this.paper = paper;
        this.notices = notices;
        this.installation = installation;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** A certificate that stands, of somebody in a class. */
    public record Issued(long id, String number) {}

    /** What the public may know. @param genuine whether it is as it was printed */
    public record Checked(
            CourseCertificate certificate,
            boolean genuine,
            @Nullable Instant revokedAt) {}

    /**
     * Issues a certificate to everybody in a finished class who attended enough and has none yet. Whose name was deleted at
     * their word gets none.
     *
     * @param baseUrl where this installation is reached, for the code on the paper
     */
    public LearningOutcome issue(Viewer viewer, CourseClassId id, String baseUrl) {
        var held = courses.locked(id).filter(each -> Sides.manages(viewer, each.course()));
        if (held.isEmpty()) {
            return new LearningOutcome.Missing();
        }
        if (held.get().status() != CourseClass.Status.FINISHED) {
            return new LearningOutcome.NotFromHere(held.get().status());
        }
        var there = of(id);
        var entitled = entitled(held.get()).stream()
                .filter(each -> !there.containsKey(each.id()))
                .toList();
        entitled.forEach(each -> issue(viewer, held.get(), each, baseUrl));
        return new LearningOutcome.Issued(entitled.size());
    }

    /** Who has a place and attended enough of the lessons held. */
    @Transactional(readOnly = true)
    public List<CourseEnrolment> entitled(CourseClass held) {
        var shares = lessons.shares(held.id());
        return enrolments.of(held.id()).stream()
                .filter(each -> each.status() == CourseEnrolment.Status.ENROLLED && each.name() != null)
                .filter(each -> {
                    var share = shares.get(each.id());
                    return share != null && share.reaches(held.course().passPercent());
                })
                .toList();
    }

    private void issue(Viewer viewer, CourseClass held, CourseEnrolment learner, String baseUrl) {
        var certificate = certificate(held, learner);
        var content = json.writeValueAsString(certificate);
        jdbc.sql("""
                insert into learning.certificate (enrolment_id, number, check_code, content, seal, pdf, issued_by, issued_at)
                values (:enrolment, :number, :code, :content, :seal, :pdf, :by, :now)""")
                .param("enrolment", learner.id().value())
                .param("number", certificate.number())
                .param("code", certificate.checkCode())
                .param("content", content)
                .param("seal", seal(content))
                .param(
                        "pdf",
                        paper.print(
                                certificate,
                                baseUrl + "/learn/certificates/" + certificate.checkCode(),
                                clock.instant()))
                .param("by", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .update();
        audit.record(viewer, "course-certificate-issued", "class " + held.id().value(), certificate.number());
        if (learner.student() != null) {
            notices.certified(held, learner.student());
        }
    }

    private CourseCertificate certificate(CourseClass held, CourseEnrolment learner) {
        var course = held.course();
        var college = organisations.college(course.college());
        var community = organisations.community(held.community()).orElseThrow();
        var owner = course.owner() != null
                ? organisations.community(course.owner()).orElseThrow().name()
                : course.faculty() != null
                        ? organisations
                                .unit(course.college(), course.faculty())
                                .orElseThrow()
                                .name()
                        : college.issuer();
        var share = Objects.requireNonNull(lessons.shares(held.id()).get(learner.id()));
        var today = LocalDate.now(clock);
        return new CourseCertificate(
                number(held, today.getYear()),
                ReadableCode.fresh(ReadableCode.OF_A_PAPER),
                Objects.requireNonNull(learner.name()),
                course.title(),
                course.kind(),
                community.streetName() + community.name() + " " + held.location(),
                LocalDate.ofInstant(Objects.requireNonNull(held.firstAt()), China.TIME),
                LocalDate.ofInstant(Objects.requireNonNull(held.lastAt()), China.TIME),
                course.hours(),
                share.attended(),
                share.held(),
                teachers.of(held.id()).stream().map(Teacher::name).collect(Collectors.joining("、")),
                owner,
                college.name(),
                today,
                installation.isDemo());
    }

    private String number(CourseClass held, int year) {
        long college = held.course().college().value();
        int last = jdbc.sql("""
                insert into learning.certificate_number (college_id, year, last) values (:college, :year, 1)
                on conflict (college_id, year) do update set last = certificate_number.last + 1 returning last""")
                .param("college", college)
                .param("year", year)
                .query(Integer.class)
                .single();
        return "QLL%02d-%d-%05d".formatted(college, year, last);
    }

    private byte[] seal(String content) {
        return installation.sign("course-certificate\n" + content);
    }

    /** Certificates that stand, by whose they are. The caller has made sure that the viewer may see the class. */
    @Transactional(readOnly = true)
    public Map<EnrolmentId, Issued> of(CourseClassId id) {
        var found = new HashMap<EnrolmentId, Issued>();
        jdbc.sql("""
                select t.id, t.number, t.enrolment_id from learning.certificate t
                join learning.enrolment e on e.id = t.enrolment_id
                where e.class_id = :id and t.revoked_at is null""").param("id", id.value()).query(row -> {
            found.put(
                    new EnrolmentId(row.getLong("enrolment_id")),
                    new Issued(row.getLong("id"), row.getString("number")));
        });
        return found;
    }

    /** The file of somebody's certificate. The caller has made sure that the viewer may have it. */
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(EnrolmentId id) {
        return jdbc.sql("select pdf from learning.certificate where enrolment_id = :id and revoked_at is null")
                .param("id", id.value())
                .query(byte[].class)
                .optional();
    }

    /** The same for the desk that receives the class's learners, to print it. */
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(Viewer viewer, CourseClassId classId, EnrolmentId id) {
        return courses.byId(classId)
                .filter(each -> Sides.isDesk(viewer, each))
                .flatMap(each -> enrolments.byId(id))
                .filter(each -> each.classId().equals(classId))
                .flatMap(each -> pdf(id));
    }

    /** The same for the student whose it is. */
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(Viewer viewer, EnrolmentId id) {
        return enrolments
                .byId(id)
                .filter(each -> viewer.mustStudent().equals(each.student()))
                .flatMap(each -> pdf(id));
    }

    /** Revokes somebody's certificate; another can be issued after what was wrong is mended. */
    public LearningOutcome revoke(Viewer viewer, CourseClassId classId, EnrolmentId id, @Nullable String reason) {
        var held = courses.locked(classId).filter(each -> Sides.manages(viewer, each.course()));
        var there = of(classId).get(id);
        if (held.isEmpty() || there == null) {
            return new LearningOutcome.Missing();
        }
        var form = new FormCheck();
        var words = form.text("reason", reason, 200);
        return form.<LearningOutcome>result(() -> {
                    jdbc.sql("update learning.certificate set revoked_at = :now, reason = :reason where id = :id")
                            .param("now", Sql.at(clock.instant()))
                            .param("reason", words)
                            .param("id", there.id())
                            .update();
                    audit.record(viewer, "course-certificate-revoked", "class " + classId.value(), there.number());
                    return new LearningOutcome.Done(classId.value());
                })
                .fold(outcome -> outcome, LearningOutcome.Faulty::new);
    }

    /** A certificate by its code; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Checked> check(String code) {
        return jdbc.sql("select * from learning.certificate where check_code = :code")
                .param("code", ReadableCode.tidy(code))
                .query((row, number) -> {
                    var content = row.getString("content");
                    var certificate = json.readValue(content, CourseCertificate.class);
                    // What the row says must be what was printed, or somebody has changed one of them.
                    boolean genuine = MessageDigest.isEqual(seal(content), row.getBytes("seal"))
                            && certificate.number().equals(row.getString("number"))
                            && certificate.checkCode().equals(row.getString("check_code"));
                    return new Checked(certificate, genuine, Sql.instantOrNull(row, "revoked_at"));
                })
                .optional();
    }
}
