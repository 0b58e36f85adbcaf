package org.qinglin.app.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.recognition.internal.RecognitionNotices;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** From a student's wish for a certificate to the certificate in its public notice, or to a reason why not. */
@Service
@Transactional
public class Applications {

    static final int LONGEST_WORDS = 500;
    private static final int LONGEST_NAME = 40;

    private final JdbcClient jdbc;
    private final Students students;
    private final CertificateWriter writer;
    private final RecognitionNotices notices;
    private final WorkCalendar calendar;
    private final AuditTrail audit;
    private final Clock clock;
    private final int days;

    Applications(
            JdbcClient jdbc,
            Students students,
            CertificateWriter writer,
            RecognitionNotices notices,
            WorkCalendar calendar,
            AuditTrail audit,
            Clock clock,
            @Value("${qinglin.certificate-days:5}") int days) {
        this.jdbc = jdbc;
        this.students = students;
        this.writer = writer;
        this.notices = notices;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
        this.days = days;
    }

    /** A student asks; one wish at a time. */
    public ApplicationOutcome apply(Viewer viewer, @Nullable String purpose) {
        var student = students.find(viewer.mustCollege(), viewer.mustStudent()).orElseThrow();
        if (!writer.hasHours(student.id())) {
            return new ApplicationOutcome.NoHours();
        }
        var check = new FormCheck();
        var words = check.optional("purpose", purpose, LONGEST_WORDS);
        return check.result(() -> insert(viewer, student, words, Application.Status.APPLIED))
                .fold(
                        added -> added.<ApplicationOutcome>map(id -> {
                                    notices.applied(viewer.mustCollege(), student.name(), due());
                                    return new ApplicationOutcome.Done(id);
                                })
                                .orElseGet(ApplicationOutcome.AlreadyOpen::new),
                        ApplicationOutcome.Faulty::new);
    }

    private LocalDate due() {
        return calendar.after(LocalDate.now(clock), days);
    }

    private Optional<Long> insert(Viewer viewer, Student student, @Nullable String purpose, Application.Status status) {
        var id = jdbc.sql("""
                insert into recognition.application (college_id, student_id, purpose, applied_at, applied_by, due_on, status)
                values (:college, :student, :purpose, :now, :account, :due, :status)
                on conflict do nothing returning id""")
                .param("college", student.college().value())
                .param("student", student.id().value())
                .param("purpose", purpose, Types.VARCHAR)
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("due", due())
                .param("status", status.name())
                .query(Long.class)
                .optional();
        id.ifPresent(added -> audit.record(
                viewer,
                "certificate-applied",
                "application " + added,
                "student " + student.id().value()));
        return id;
    }

    /** Takes a step, if the table has it from where the application stands and the viewer's it is to take. */
    public ApplicationOutcome take(Viewer viewer, long id, ApplicationStep step) {
        boolean own = step instanceof ApplicationStep.Withdraw;
        var found = locked(viewer, id, own);
        if (found.isEmpty()) {
            return new ApplicationOutcome.NotFound();
        }
        var application = found.get();
        var next = ApplicationSteps.TABLE.after(application.status(), step.getClass());
        if (next.isEmpty()) {
            return new ApplicationOutcome.NotNow(application.status());
        }
        if (step instanceof ApplicationStep.Issue issue) {
            return issue(viewer, application, issue);
        }
        if (step instanceof ApplicationStep.Refuse refuse) {
            return refuse(viewer, application, refuse);
        }
        move(viewer, id, next.get());
        if (step instanceof ApplicationStep.Accept) {
            notices.accepted(viewer.mustCollege(), application.student());
        }
        audit.record(viewer, "certificate-" + next.get().name().toLowerCase(java.util.Locale.ROOT), named(id), "");
        return new ApplicationOutcome.Done(id);
    }

    private Optional<Application> locked(Viewer viewer, long id, boolean own) {
        return jdbc.sql("""
                select * from recognition.application
                where id = :id and college_id = :college and (not :own or student_id = :student) for update""")
                .param("id", id)
                .param("college", viewer.mustCollege().value())
                .param("own", own)
                .param("student", own ? viewer.mustStudent().value() : -1L)
                .query(Applications::application)
                .optional();
    }

    private void move(Viewer viewer, long id, Application.Status next) {
        jdbc.sql("""
                update recognition.application set status = :status, decided_by = :account, decided_at = :now
                where id = :id""")
                .param("status", next.name())
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .update();
    }

    private ApplicationOutcome refuse(Viewer viewer, Application application, ApplicationStep.Refuse step) {
        var check = new FormCheck();
        var reason = check.text("reason", step.reason(), LONGEST_WORDS);
        return check.result(() -> {
                    jdbc.sql("""
                            update recognition.application set status = 'REFUSED', answer = :answer,
                                decided_by = :account, decided_at = :now where id = :id""")
                            .param("answer", reason)
                            .param("account", viewer.account().value())
                            .param("now", Sql.at(clock.instant()))
                            .param("id", application.id())
                            .update();
                    audit.record(viewer, "certificate-refused", named(application.id()), reason);
                    notices.refused(viewer.mustCollege(), application.student(), reason);
                    return application.id();
                })
                .fold(ApplicationOutcome.Done::new, ApplicationOutcome.Faulty::new);
    }

    private ApplicationOutcome issue(Viewer viewer, Application application, ApplicationStep.Issue step) {
        if (!writer.hasHours(application.student())) {
            return new ApplicationOutcome.NoHours();
        }
        var student = students.find(viewer.mustCollege(), application.student()).orElseThrow();
        var check = new FormCheck();
        var personInCharge = check.text("personInCharge", step.personInCharge(), LONGEST_NAME);
        var handler = check.text("handler", step.handler(), LONGEST_NAME);
        return check.result(() -> {
                    var certificate = writer.write(viewer, student, personInCharge, handler, step.baseUrl());
                    jdbc.sql("""
                            update recognition.application set status = 'ISSUED', certificate_id = :certificate,
                                decided_by = :account, decided_at = :now where id = :id""")
                            .param("certificate", certificate.value())
                            .param("account", viewer.account().value())
                            .param("now", Sql.at(clock.instant()))
                            .param("id", application.id())
                            .update();
                    return certificate;
                })
                .fold(
                        certificate -> new ApplicationOutcome.Issued(application.id(), certificate),
                        ApplicationOutcome.Faulty::new);
    }

    /**
     * The college issues for a student who need not ask: it applies for the student, or takes up what the student asked for,
     * accepts and issues in one go. The notice is the same.
     */
    public IssueOutcome issue(Viewer viewer, StudentId id, String personInCharge, String handler, String baseUrl) {
        var student = students.find(viewer.mustCollege(), id);
        if (student.isEmpty()) {
            return new IssueOutcome.NotFound();
        }
        if (personInCharge.isBlank()) {
            return new IssueOutcome.FieldMissing("personInCharge");
        }
        if (handler.isBlank()) {
            return new IssueOutcome.FieldMissing("handler");
        }
        if (!writer.hasHours(id)) {
            return new IssueOutcome.NoHours();
        }
        var application = opened(viewer, student.get());
        if (application.status() == Application.Status.APPLIED) {
            take(viewer, application.id(), new ApplicationStep.Accept());
        }
        var issued = take(viewer, application.id(), new ApplicationStep.Issue(personInCharge, handler, baseUrl));
        return issued instanceof ApplicationOutcome.Issued done
                ? new IssueOutcome.Issued(done.certificate())
                : new IssueOutcome.FieldTooLong(LONGEST_NAME);
    }

    /** The student's open application, or one made now in the college's name. */
    private Application opened(Viewer viewer, Student student) {
        insert(viewer, student, null, Application.Status.ACCEPTED);
        return jdbc.sql("""
                select * from recognition.application
                where student_id = :student and status in ('APPLIED', 'ACCEPTED') for update""")
                .param("student", student.id().value())
                .query(Applications::application)
                .single();
    }

    /** The student's own, the newest first. */
    @Transactional(readOnly = true)
    public List<Application> mine(Viewer viewer) {
        return jdbc.sql("select * from recognition.application where student_id = :student order by id desc")
                .param("student", viewer.mustStudent().value())
                .query(Applications::application)
                .list();
    }

    /** Those that wait for the viewer's college, the first due first. */
    @Transactional(readOnly = true)
    public List<Application> waiting(Viewer viewer) {
        return jdbc.sql("""
                select * from recognition.application
                where college_id = :college and status in ('APPLIED', 'ACCEPTED') order by due_on, id""")
                .param("college", viewer.mustCollege().value())
                .query(Applications::application)
                .list();
    }

    private static String named(long id) {
        return "application " + id;
    }

    private static Application application(ResultSet row, int number) throws SQLException {
        var certificate = Sql.longOrNull(row, "certificate_id");
        return new Application(
                row.getLong("id"),
                new StudentId(row.getLong("student_id")),
                row.getString("purpose"),
                Sql.instant(row, "applied_at"),
                row.getObject("due_on", LocalDate.class),
                Application.Status.valueOf(row.getString("status")),
                row.getString("answer"),
                certificate == null ? null : new CertificateId(certificate));
    }
}
