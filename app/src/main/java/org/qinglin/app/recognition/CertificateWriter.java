package org.qinglin.app.recognition;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Student;
import org.qinglin.app.recognition.credentials.Credentials;
import org.qinglin.app.recognition.internal.RecognitionNotices;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/** Writes and prints a certificate and puts it into its public notice; called within the transaction that issues it. */
@Component
class CertificateWriter {

    private final JdbcClient jdbc;
    private final Hours hours;
    private final CertificateComposer composer;
    private final CertificatePaper paper;
    private final CertificateSeal seal;
    private final Credentials credentials;
    private final RecognitionNotices notices;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;
    private final int noticeDays;

    CertificateWriter(
            JdbcClient jdbc,
            Hours hours,
            CertificateComposer composer,
            CertificatePaper paper,
            CertificateSeal seal,
            Credentials credentials,
            RecognitionNotices notices,
            AuditTrail audit,
            JsonMapper json,
            Clock clock,
            @Value("${qinglin.notice-days:7}") int noticeDays) {
        this.jdbc = jdbc;
        this.hours = hours;
        this.composer = composer;
        this.paper = paper;
        this.seal = seal;
        this.credentials = credentials;
        this.notices = notices;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
        this.noticeDays = noticeDays;
    }

    /** Whether there is anything to certify. */
    boolean hasHours(StudentId student) {
        return !services(student).isEmpty();
    }

    /** What stands in the ledger by now. */
    private List<CertificateContent.Service> services(StudentId student) {
        var now = clock.instant();
        return composer.services(hours.entries(student).stream()
                .filter(each -> !each.enteredAt().isAfter(now))
                .toList());
    }

    /** Of everything that stands in the student's ledger, which is something. */
    CertificateId write(Viewer viewer, Student student, String personInCharge, String handler, String baseUrl) {
        var services = services(student.id());
        // The day of issue does not count: so many whole days follow it.
        var noticeUntil = LocalDate.now(clock).plusDays(noticeDays);
        var content = composer.compose(student, services, personInCharge, handler, noticeUntil);
        var stored = json.writeValueAsString(content);
        var pdf = paper.print(content, baseUrl + "/check/" + content.checkCode(), clock.instant());
        var id = insert(viewer, student.id(), content, stored, pdf, noticeUntil);
        sign(viewer.mustCollege(), student.id(), id, content, noticeUntil);
        audit.record(
                viewer,
                "certificate-issued",
                "certificate " + content.number(),
                "student " + student.id().value());
        notices.issued(viewer.mustCollege(), student.id(), content.number(), noticeUntil);
        return id;
    }

    /** Signed now and never later: what somebody changes in the database afterwards is not signed with it. */
    private void sign(
            CollegeId college, StudentId student, CertificateId id, CertificateContent content, LocalDate noticeUntil) {
        var certificate = new Certificate(
                id, student, content, clock.instant(), Certificate.Status.IN_NOTICE, noticeUntil, null, null);
        jdbc.sql("update recognition.certificate set credential = :credential where id = :id")
                .param("credential", credentials.sign(CredentialText.of(certificate, college, credentials.site())))
                .param("id", id.value())
                .update();
    }

    private CertificateId insert(
            Viewer viewer,
            StudentId student,
            CertificateContent content,
            String stored,
            byte[] pdf,
            LocalDate noticeUntil) {
        return new CertificateId(jdbc.sql("""
                insert into recognition.certificate (number, check_code, college_id, student_id, content, seal, minutes,
                    pdf, pdf_digest, issued_by, issued_at, status, notice_until)
                values (:number, :code, :college, :student, :content, :seal, :minutes, :pdf, :digest, :account, :now,
                    'IN_NOTICE', :until)
                returning id""")
                .param("number", content.number())
                .param("code", content.checkCode())
                .param("college", viewer.mustCollege().value())
                .param("student", student.value())
                .param("content", stored)
                .param("seal", seal.of(content.number(), content.checkCode(), stored))
                .param("minutes", content.minutes())
                .param("pdf", pdf)
                .param("digest", CertificateSeal.sha256(pdf))
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("until", noticeUntil)
                .query(Long.class)
                .single());
    }
}
