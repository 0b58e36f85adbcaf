package org.qinglin.app.recognition;

import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.attendance.LedgerEntry;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.China;
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

    /** Crockford's base 32: nothing that can be misread. 16 characters are 80 bits. */
    private static final String CODE_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    private final JdbcClient jdbc;
    private final Students students;
    private final Hours hours;
    private final Sessions sessions;
    private final Requests requests;
    private final Organisations organisations;
    private final Installation installation;
    private final CertificatePaper paper;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;
    private final SecureRandom random = new SecureRandom();

    Certificates(
            JdbcClient jdbc,
            Students students,
            Hours hours,
            Sessions sessions,
            Requests requests,
            Organisations organisations,
            Installation installation,
            CertificatePaper paper,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.students = students;
        this.hours = hours;
        this.sessions = sessions;
        this.requests = requests;
        this.organisations = organisations;
        this.installation = installation;
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
        var services = services(hours.entries(id));
        if (services.isEmpty()) {
            return new IssueOutcome.NoHours();
        }
        var content = content(student.get(), services, personInCharge.strip(), handler.strip());
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

    /** One line a session: entries and their reversals added up. */
    private List<CertificateContent.Service> services(List<LedgerEntry> entries) {
        var minutes = new HashMap<SessionId, Integer>();
        var origin = new HashMap<SessionId, String>();
        for (var entry : entries) {
            minutes.merge(entry.session(), entry.minutes(), Integer::sum);
            origin.put(entry.session(), entry.origin().name());
        }
        var all = sessions.byIds(minutes.keySet());
        var requestsById =
                requests.byIds(all.stream().map(ServiceSession::request).toList());
        var communities = organisations.communities(
                requestsById.values().stream().map(each -> each.community()).toList());
        var services = new ArrayList<CertificateContent.Service>();
        for (var session : all) {
            var request = requestsById.get(session.request());
            int served = minutes.getOrDefault(session.id(), 0);
            if (request == null || served <= 0) {
                continue;
            }
            var community = communities.get(request.community());
            services.add(new CertificateContent.Service(
                    LocalDate.ofInstant(session.startsAt(), China.TIME),
                    request.title(),
                    community == null ? request.community().value() : community.name(),
                    served,
                    origin.getOrDefault(session.id(), "")));
        }
        services.sort(Comparator.comparing(CertificateContent.Service::date));
        return services;
    }

    private CertificateContent content(
            Student student, List<CertificateContent.Service> services, String personInCharge, String handler) {
        var college = organisations.college(student.college());
        var today = LocalDate.now(clock);
        return new CertificateContent(
                nextNumber(student.college(), today.getYear()),
                newCode(),
                student.name(),
                "学号",
                student.number(),
                student.volunteerNumber(),
                college.name(),
                college.issuer(),
                personInCharge,
                handler,
                college.contact(),
                today,
                services.stream().mapToLong(CertificateContent.Service::minutes).sum(),
                services,
                installation.isDemo());
    }

    private String nextNumber(CollegeId college, int year) {
        int last = jdbc.sql("""
                insert into recognition.certificate_number (college_id, year, last) values (:college, :year, 1)
                on conflict (college_id, year) do update set last = certificate_number.last + 1 returning last""")
                .param("college", college.value())
                .param("year", year)
                .query(Integer.class)
                .single();
        return "QL%02d-%d-%06d".formatted(college.value(), year, last);
    }

    private String newCode() {
        var code = new StringBuilder();
        for (int i = 0; i < 16; i++) {
            code.append(CODE_ALPHABET.charAt(random.nextInt(CODE_ALPHABET.length())));
        }
        return code.toString();
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

    /** Certificates of many students: how many each has. */
    @Transactional(readOnly = true)
    public Map<StudentId, Integer> countByStudent(CollegeId college) {
        var counts = new HashMap<StudentId, Integer>();
        jdbc.sql("select student_id, count(*) as n from recognition.certificate where college_id = :college group by 1")
                .param("college", college.value())
                .query(row -> {
                    counts.put(new StudentId(row.getLong("student_id")), row.getInt("n"));
                });
        return counts;
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
