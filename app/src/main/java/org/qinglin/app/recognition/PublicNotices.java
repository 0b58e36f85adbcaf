package org.qinglin.app.recognition;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.WorkCalendar;
import org.qinglin.app.recognition.internal.RecognitionNotices;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The public notice (公示) of certificates inside the unit, seven days after the day of issue: whoever belongs to the
 * college may object with a reason, somebody else decides, and what nobody objects to becomes final (domain rule 10).
 */
@Service
@Transactional
public class PublicNotices {

    private final JdbcClient jdbc;
    private final Certificates certificates;
    private final Accounts accounts;
    private final RecognitionNotices notices;
    private final WorkCalendar calendar;
    private final AuditTrail audit;
    private final Clock clock;
    private final int days;

    PublicNotices(
            JdbcClient jdbc,
            Certificates certificates,
            Accounts accounts,
            RecognitionNotices notices,
            WorkCalendar calendar,
            AuditTrail audit,
            Clock clock,
            @Value("${qinglin.certificate-days:5}") int days) {
        this.jdbc = jdbc;
        this.certificates = certificates;
        this.accounts = accounts;
        this.notices = notices;
        this.calendar = calendar;
        this.audit = audit;
        this.clock = clock;
        this.days = days;
    }

    /** Certificates of the viewer's college whose notice is not over yet, the first to end first. */
    @Transactional(readOnly = true)
    public List<Certificate> current(Viewer viewer) {
        return certificates.inNotice(viewer.mustCollege(), LocalDate.now(clock));
    }

    /** Somebody of the college says, with a reason, that a certificate in its notice is not right. */
    public ObjectionOutcome object(Viewer viewer, CertificateId id, @Nullable String reason) {
        var found = certificates.locked(viewer.mustCollege(), id);
        if (found.isEmpty()) {
            return new ObjectionOutcome.NotFound();
        }
        var certificate = found.get();
        var until = certificate.noticeUntil();
        if (certificate.status() != Certificate.Status.IN_NOTICE
                || until == null
                || LocalDate.now(clock).isAfter(until)) {
            return new ObjectionOutcome.NoticeOver();
        }
        var check = new FormCheck();
        var words = check.text("reason", reason, Applications.LONGEST_WORDS);
        return check.result(() -> add(viewer, certificate, words))
                .fold(
                        added -> added.<ObjectionOutcome>map(ObjectionOutcome.Done::new)
                                .orElseGet(ObjectionOutcome.AlreadyOpen::new),
                        ObjectionOutcome.Faulty::new);
    }

    private Optional<Long> add(Viewer viewer, Certificate certificate, String reason) {
        var due = calendar.after(LocalDate.now(clock), days);
        var id = jdbc.sql("""
                insert into recognition.objection (certificate_id, raised_by, reason, raised_at, due_on, status)
                values (:certificate, :account, :reason, :now, :due, 'OPEN') on conflict do nothing returning id""")
                .param("certificate", certificate.id().value())
                .param("account", viewer.account().value())
                .param("reason", reason)
                .param("now", Sql.at(clock.instant()))
                .param("due", due)
                .query(Long.class)
                .optional();
        if (id.isPresent()) {
            audit.record(viewer, "certificate-objected", named(certificate), "objection " + id.get());
            notices.objected(viewer.mustCollege(), certificate.content().number(), due);
        }
        return id;
    }

    /** Objections that wait for the viewer's college, the first due first. */
    @Transactional(readOnly = true)
    public List<Objection> waiting(Viewer viewer) {
        return jdbc.sql("""
                select o.* from recognition.objection o join recognition.certificate c on c.id = o.certificate_id
                where c.college_id = :college and o.status = 'OPEN' order by o.due_on, o.id""")
                .param("college", viewer.mustCollege().value())
                .query(this::objection)
                .list();
    }

    /** What the viewer has objected to, the newest first. */
    @Transactional(readOnly = true)
    public List<Objection> mine(Viewer viewer) {
        return jdbc.sql("select * from recognition.objection where raised_by = :account order by id desc")
                .param("account", viewer.account().value())
                .query(this::objection)
                .list();
    }

    /** The college decides. Upholding revokes the certificate. */
    public ObjectionOutcome decide(Viewer viewer, long id, ObjectionStep step) {
        var certificate = jdbc.sql("select certificate_id from recognition.objection where id = :id")
                .param("id", id)
                .query(Long.class)
                .optional()
                // The certificate's row is locked first, here as where it is revoked: no deadlock between the two.
                .flatMap(each -> certificates.locked(viewer.mustCollege(), new CertificateId(each)));
        if (certificate.isEmpty()) {
            return new ObjectionOutcome.NotFound();
        }
        var objection = jdbc.sql("select * from recognition.objection where id = :id")
                .param("id", id)
                .query(this::objection)
                .single();
        if (!ObjectionSteps.TABLE.allows(objection.status(), step.getClass())) {
            return new ObjectionOutcome.AlreadyDecided();
        }
        if (objection.raisedBy().equals(viewer.account())) {
            return new ObjectionOutcome.SamePerson();
        }
        var check = new FormCheck();
        var answer = check.text("answer", words(step), Applications.LONGEST_WORDS);
        return check.result(() -> {
                    decided(viewer, certificate.get(), objection, step, answer);
                    return id;
                })
                .fold(ObjectionOutcome.Done::new, ObjectionOutcome.Faulty::new);
    }

    private static @Nullable String words(ObjectionStep step) {
        if (step instanceof ObjectionStep.Uphold uphold) {
            return uphold.answer();
        }
        return step instanceof ObjectionStep.Dismiss dismiss ? dismiss.answer() : null;
    }

    private void decided(
            Viewer viewer, Certificate certificate, Objection objection, ObjectionStep step, String answer) {
        var status =
                ObjectionSteps.TABLE.after(objection.status(), step.getClass()).orElseThrow();
        jdbc.sql("""
                update recognition.objection set status = :status, answer = :answer, decided_by = :account,
                    decided_at = :now where id = :id""")
                .param("status", status.name())
                .param("answer", answer)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", objection.id())
                .update();
        audit.record(
                viewer,
                "objection-" + status.name().toLowerCase(java.util.Locale.ROOT),
                named(certificate),
                "objection " + objection.id());
        notices.answered(
                viewer.mustCollege(),
                objection.raisedBy(),
                certificate.content().number(),
                answer);
        if (step instanceof ObjectionStep.Uphold) {
            certificates.revoke(viewer, certificate.id(), answer);
        } else {
            endDue();
        }
    }

    /** Makes final what has been in notice for all its days and has no objection open; returns how many. */
    @Scheduled(fixedDelayString = "${qinglin.notice-every:PT10M}", initialDelayString = "${qinglin.notice-every:PT10M}")
    public int endDue() {
        var ended = jdbc.sql("""
                update recognition.certificate c set status = 'FINAL', final_at = :now
                where status = 'IN_NOTICE' and notice_until < :today and not exists (
                    select from recognition.objection o where o.certificate_id = c.id and o.status = 'OPEN')
                returning college_id, student_id, number""")
                .param("now", Sql.at(clock.instant()))
                .param("today", LocalDate.now(clock))
                .query((row, number) -> new Ended(
                        new CollegeId(row.getLong("college_id")),
                        new StudentId(row.getLong("student_id")),
                        row.getString("number")))
                .list();
        ended.forEach(each -> notices.isFinal(each.college(), each.student(), each.number()));
        return ended.size();
    }

    private record Ended(CollegeId college, StudentId student, String number) {}

    private static String named(Certificate certificate) {
        return "certificate " + certificate.content().number();
    }

    private Objection objection(ResultSet row, int number) throws SQLException {
        var raisedBy = new AccountId(row.getLong("raised_by"));
        return new Objection(
                row.getLong("id"),
                new CertificateId(row.getLong("certificate_id")),
                raisedBy,
                accounts.name(raisedBy).orElse(""),
                row.getString("reason"),
                Sql.instant(row, "raised_at"),
                row.getObject("due_on", LocalDate.class),
                Objection.Status.valueOf(row.getString("status")),
                row.getString("answer"));
    }
}
