package org.qinglin.app.recognition;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Certificates of service: issued by the college out of the ledger, revocable, and checked by anyone. */
@Service
@Transactional
public class Certificates {

    private final JdbcClient jdbc;
    private final Students students;
    private final Hours hours;
    private final Installation installation;
    private final CertificateComposer composer;
    private final CertificatePaper paper;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Certificates(
            JdbcClient jdbc,
            Students students,
            Hours hours,
            Installation installation,
            CertificateComposer composer,
            CertificatePaper paper,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.students = students;
        this.hours = hours;
        this.installation = installation;
        this.composer = composer;
        this.paper = paper;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Issues a certificate of everything that stands in the student's ledger.
     *
     * @param baseUrl where the check page is reached, without a slash at the end; it goes into the QR code
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
        var services = composer.services(hours.entries(id));
        if (services.isEmpty()) {
            return new IssueOutcome.NoHours();
        }
        var content = composer.compose(student.get(), services, personInCharge.strip(), handler.strip());
        var stored = json.writeValueAsString(content);
        var pdf = paper.print(content, baseUrl + "/check/" + content.checkCode());
        var certificate = insert(viewer, id, content, stored, pdf);
        audit.record(viewer, "certificate-issued", "certificate " + content.number(), "student " + id.value());
        return new IssueOutcome.Issued(certificate);
    }

    private CertificateId insert(
            Viewer viewer, StudentId student, CertificateContent content, String stored, byte[] pdf) {
        return new CertificateId(jdbc.sql("""
                insert into recognition.certificate (number, check_code, college_id, student_id, content, seal, minutes,
                    pdf, pdf_digest, issued_by, issued_at)
                values (:number, :code, :college, :student, :content, :seal, :minutes, :pdf, :digest, :account, :now)
                returning id""")
                .param("number", content.number())
                .param("code", content.checkCode())
                .param("college", viewer.mustCollege().value())
                .param("student", student.value())
                .param("content", stored)
                .param("seal", seal(content.number(), content.checkCode(), stored))
                .param("minutes", content.minutes())
                .param("pdf", pdf)
                .param("digest", sha256(pdf))
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single());
    }

    /** What came of a revocation. */
    public sealed interface Revoked {

        record Done() implements Revoked {}

        record Already() implements Revoked {}

        record ReasonMissing() implements Revoked {}

        record NotFound() implements Revoked {}
    }

    public Revoked revoke(Viewer viewer, CertificateId id, String reason) {
        if (find(viewer.mustCollege(), id).isEmpty()) {
            return new Revoked.NotFound();
        }
        if (reason.isBlank()) {
            return new Revoked.ReasonMissing();
        }
        int changed = jdbc.sql("""
                update recognition.certificate
                set revoked_by = :account, revoked_at = :now, revocation_reason = :reason
                where id = :id and revoked_at is null""")
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("reason", reason.strip())
                .param("id", id.value())
                .update();
        if (changed == 0) {
            return new Revoked.Already();
        }
        audit.record(viewer, "certificate-revoked", "certificate id " + id.value(), reason.strip());
        return new Revoked.Done();
    }

    /** Checks by code. Case, spaces and hyphens do not matter, and neither do the letters that look like digits. */
    @Transactional(readOnly = true)
    public CheckResult check(String code) {
        var tidy = code.toUpperCase(Locale.ROOT)
                .replaceAll("[\\s-]", "")
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
        return jdbc.sql("select * from recognition.certificate where check_code = :code")
                .param("code", tidy)
                .query(this::checked)
                .optional()
                .orElseGet(() -> new CheckResult.Unknown(code.strip()));
    }

    /** Checks a file: it is genuine only if it is, to the byte, one that was issued. */
    @Transactional(readOnly = true)
    public CheckResult checkFile(byte[] pdf) {
        return jdbc.sql("select * from recognition.certificate where pdf_digest = :digest")
                .param("digest", sha256(pdf))
                .query(this::checked)
                .optional()
                .orElseGet(CheckResult.AlteredFile::new);
    }

    private CheckResult checked(ResultSet row, int number) throws SQLException {
        var code = row.getString("check_code");
        var stored = row.getString("content");
        if (!MessageDigest.isEqual(seal(row.getString("number"), code, stored), row.getBytes("seal"))) {
            return new CheckResult.Altered(code);
        }
        var content = json.readValue(stored, CertificateContent.class);
        var revokedAt = Sql.instantOrNull(row, "revoked_at");
        return revokedAt == null
                ? new CheckResult.Genuine(content)
                : new CheckResult.Revoked(content, revokedAt, row.getString("revocation_reason"));
    }

    @Transactional(readOnly = true)
    public List<Certificate> list(CollegeId college, String search, int offset, int limit) {
        return jdbc.sql("""
                select * from recognition.certificate
                where college_id = :college and (:search = '' or number ilike '%' || :search || '%'
                    or content::jsonb ->> 'name' like '%' || :search || '%')
                order by issued_at desc, id desc offset :offset limit :limit""")
                .param("college", college.value())
                .param("search", search)
                .param("offset", offset)
                .param("limit", limit)
                .query(this::certificate)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(CollegeId college, String search) {
        return jdbc.sql("""
                select count(*) from recognition.certificate
                where college_id = :college and (:search = '' or number ilike '%' || :search || '%'
                    or content::jsonb ->> 'name' like '%' || :search || '%')""")
                .param("college", college.value())
                .param("search", search)
                .query(Integer.class)
                .single();
    }

    @Transactional(readOnly = true)
    public List<Certificate> of(StudentId student) {
        return jdbc.sql("select * from recognition.certificate where student_id = :student order by issued_at desc")
                .param("student", student.value())
                .query(this::certificate)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Certificate> find(CollegeId college, CertificateId id) {
        return jdbc.sql("select * from recognition.certificate where id = :id and college_id = :college")
                .param("id", id.value())
                .param("college", college.value())
                .query(this::certificate)
                .optional();
    }

    /** The file as it was issued. The caller has found the certificate for its college or student. */
    @Transactional(readOnly = true)
    public byte[] pdf(CertificateId id) {
        return jdbc.sql("select pdf from recognition.certificate where id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .single();
    }

    private Certificate certificate(ResultSet row, int number) throws SQLException {
        @Nullable String reason = row.getString("revocation_reason");
        return new Certificate(
                new CertificateId(row.getLong("id")),
                new StudentId(row.getLong("student_id")),
                json.readValue(row.getString("content"), CertificateContent.class),
                Sql.instant(row, "issued_at"),
                Sql.instantOrNull(row, "revoked_at"),
                reason);
    }

    private byte[] seal(String number, String code, String content) {
        return installation.sign("certificate\n" + number + "\n" + code + "\n" + content);
    }

    private static byte[] sha256(byte[] bytes) {
        try {
            return MessageDigest.getInstance("SHA-256").digest(bytes);
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
