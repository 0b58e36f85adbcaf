package org.qinglin.app.recognition;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.internal.RecognitionNotices;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Certificates of service: kept as they were printed, revocable, and checked by anyone. */
@Service
@Transactional
public class Certificates {

    private final JdbcClient jdbc;
    private final CertificateSeal seal;
    private final RecognitionNotices notices;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Certificates(
            JdbcClient jdbc,
            CertificateSeal seal,
            RecognitionNotices notices,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.seal = seal;
        this.notices = notices;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** What came of a revocation. */
    public sealed interface Revoked {

        record Done() implements Revoked {}

        record Already() implements Revoked {}

        record ReasonMissing() implements Revoked {}

        record NotFound() implements Revoked {}
    }

    public Revoked revoke(Viewer viewer, CertificateId id, String reason) {
        var found = locked(viewer.mustCollege(), id);
        if (found.isEmpty()) {
            return new Revoked.NotFound();
        }
        if (reason.isBlank()) {
            return new Revoked.ReasonMissing();
        }
        var step = new CertificateStep.Revoke(reason.strip());
        if (!CertificateSteps.TABLE.allows(found.get().status(), step.getClass())) {
            return new Revoked.Already();
        }
        jdbc.sql("""
                update recognition.certificate
                set status = 'REVOKED', revoked_by = :account, revoked_at = :now, revocation_reason = :reason
                where id = :id""")
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("reason", step.reason())
                .param("id", id.value())
                .update();
        var number = found.get().content().number();
        audit.record(viewer, "certificate-revoked", "certificate " + number, step.reason());
        notices.revoked(viewer.mustCollege(), found.get().student(), number, step.reason());
        lapse(viewer, id, number, step.reason());
        return new Revoked.Done();
    }

    /** Objections that are still open have nothing left to object to. */
    private void lapse(Viewer viewer, CertificateId id, String number, String reason) {
        jdbc.sql("""
                update recognition.objection set status = 'LAPSED', answer = :reason, decided_by = :account,
                    decided_at = :now where certificate_id = :id and status = 'OPEN' returning raised_by""")
                .param("reason", reason)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .query(Long.class)
                .list()
                .forEach(raiser -> notices.answered(viewer.mustCollege(), new AccountId(raiser), number, reason));
    }

    /** Checks by code. Case, spaces and hyphens do not matter, and neither do the letters that look like digits. */
    @Transactional(readOnly = true)
    public CheckResult check(String code) {
        return jdbc.sql("select * from recognition.certificate where check_code = :code")
                .param("code", ReadableCode.tidy(code))
                .query(this::checked)
                .optional()
                .orElseGet(() -> new CheckResult.Unknown(code.strip()));
    }

    /** Checks a file: it is genuine only if it is, to the byte, one that was issued. */
    @Transactional(readOnly = true)
    public CheckResult checkFile(byte[] pdf) {
        return jdbc.sql("select * from recognition.certificate where pdf_digest = :digest")
                .param("digest", CertificateSeal.sha256(pdf))
                .query(this::checked)
                .optional()
                .orElseGet(CheckResult.AlteredFile::new);
    }

    private CheckResult checked(ResultSet row, int number) throws SQLException {
        var code = row.getString("check_code");
        var stored = row.getString("content");
        if (!MessageDigest.isEqual(seal.of(row.getString("number"), code, stored), row.getBytes("seal"))) {
            return new CheckResult.Altered(code);
        }
        var content = json.readValue(stored, CertificateContent.class);
        var status = Certificate.Status.valueOf(row.getString("status"));
        return switch (status) {
            case IN_NOTICE -> new CheckResult.InNotice(content, row.getObject("notice_until", LocalDate.class));
            case FINAL -> new CheckResult.Genuine(content);
            case REVOKED ->
                new CheckResult.Revoked(content, Sql.instant(row, "revoked_at"), row.getString("revocation_reason"));
        };
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

    /** The same, and nobody else decides about it before the transaction ends. */
    Optional<Certificate> locked(CollegeId college, CertificateId id) {
        return jdbc.sql("select * from recognition.certificate where id = :id and college_id = :college for update")
                .param("id", id.value())
                .param("college", college.value())
                .query(this::certificate)
                .optional();
    }

    /** What somebody may still object to, the first to end first. */
    @Transactional(readOnly = true)
    List<Certificate> inNotice(CollegeId college, LocalDate today) {
        return jdbc.sql("""
                select * from recognition.certificate
                where college_id = :college and status = 'IN_NOTICE' and notice_until >= :today
                order by notice_until, id""")
                .param("college", college.value())
                .param("today", today)
                .query(this::certificate)
                .list();
    }

    /** The file as it was issued. The caller has found the certificate for its college or student. */
    @Transactional(readOnly = true)
    public byte[] pdf(CertificateId id) {
        return jdbc.sql("select pdf from recognition.certificate where id = :id")
                .param("id", id.value())
                .query(byte[].class)
                .single();
    }

    /**
     * The credential as a compact JWT, as it was signed when the certificate was issued; empty for certificates that are
     * older than credentials. The caller has found the certificate for its college or student.
     */
    @Transactional(readOnly = true)
    public Optional<String> credential(CertificateId id) {
        return jdbc.sql("select credential from recognition.certificate where id = :id and credential is not null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    private Certificate certificate(ResultSet row, int number) throws SQLException {
        return new Certificate(
                new CertificateId(row.getLong("id")),
                new StudentId(row.getLong("student_id")),
                json.readValue(row.getString("content"), CertificateContent.class),
                Sql.instant(row, "issued_at"),
                Certificate.Status.valueOf(row.getString("status")),
                row.getObject("notice_until", LocalDate.class),
                Sql.instantOrNull(row, "revoked_at"),
                row.getString("revocation_reason"));
    }
}
