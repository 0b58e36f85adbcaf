package org.qinglin.app.learning;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.OriginDigest;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.SecretToken;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.sealing.Sealing;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Where one enrols: from the public page with a bound on how many, at the desk, or as a student with an account. Of those
 * who reach for the last place at once one gets it, since each holds the class meanwhile; and the database counts.
 */
@Service
@Transactional
public class EnrolmentDesk {

    /** Of an enrolment without an account: 50 bits, kept as a hash alone. */
    private static final int CODE_LENGTH = 10;

    private static final int DAYS_PER_PHONE = 7;

    private final JdbcClient jdbc;
    private final Courses courses;
    private final AuditTrail audit;
    private final Sealing sealing;
    private final Clock clock;
    private final int mostPerPhone;
    private final int mostPerOrigin;
    private final int mostWaiting;

    EnrolmentDesk(
            JdbcClient jdbc,
            Courses courses,
            AuditTrail audit,
            Sealing sealing,
            Clock clock,
            @Value("${qinglin.enrolments-per-phone:6}") int mostPerPhone,
            @Value("${qinglin.enrolments-per-connection:20}") int mostPerOrigin,
            @Value("${qinglin.course-waiting:50}") int mostWaiting) {
        this.jdbc = jdbc;
        this.courses = courses;
        this.audit = audit;
        this.sealing = sealing;
        this.clock = clock;
        this.mostPerPhone = mostPerPhone;
        this.mostPerOrigin = mostPerOrigin;
        this.mostWaiting = mostWaiting;
    }

    /** Who enrols: a student, or somebody without an account. */
    private record Learner(
            @Nullable StudentId student,
            @Nullable String name,
            @Nullable String phone,
            CourseEnrolment.@Nullable AgeBand age,
            @Nullable String guardian,
            String[] needs,
            @Nullable Viewer helper,
            @Nullable String origin) {}

    /** Without an account. {@code address} is where the connection comes from; a digest of it lives a day. */
    public LearningOutcome enrol(CourseClassId id, EnrolmentInput input, String address) {
        var origin = OriginDigest.of(address, LocalDate.now(clock));
        lock("origin/" + origin);
        int fromThere = jdbc.sql("select count(*)::int from learning.enrolment where origin = :origin")
                .param("origin", origin)
                .query(Integer.class)
                .single();
        return fromThere >= mostPerOrigin
                ? new LearningOutcome.TooMany(mostPerOrigin, 1)
                : check(input, null, origin).fold(each -> take(id, each), LearningOutcome.Faulty::new);
    }

    /** At the desk, for a resident. */
    public LearningOutcome enter(Viewer viewer, CourseClassId id, EnrolmentInput input) {
        if (courses.byId(id).filter(each -> Sides.isDesk(viewer, each)).isEmpty()) {
            return new LearningOutcome.Missing();
        }
        var outcome = check(input, viewer, null).fold(each -> take(id, each), LearningOutcome.Faulty::new);
        if (outcome instanceof LearningOutcome.Enrolled enrolled) {
            audit.record(viewer, "learner-entered", "enrolment " + enrolled.id().value(), "");
        }
        return outcome;
    }

    /** A student, in a class of the own college. */
    public LearningOutcome join(Viewer viewer, CourseClassId id) {
        var open = courses.published(id).filter(each -> each.course().college().equals(viewer.mustCollege()));
        if (open.isEmpty()) {
            return new LearningOutcome.Missing();
        }
        return take(id, new Learner(viewer.mustStudent(), null, null, null, null, new String[0], null, null));
    }

    private static Checked<Learner> check(EnrolmentInput input, @Nullable Viewer helper, @Nullable String origin) {
        var form = new FormCheck();
        var name = form.text("personName", input.personName(), 20);
        var phone = form.phone("phone", input.phone());
        var age = form.oneOf("age", input.age(), CourseEnrolment.AgeBand.class, "fault.enrolment.age");
        boolean minor = CourseEnrolment.AgeBand.UNDER_18.name().equals(input.age());
        var guardian = minor ? form.text("guardian", input.guardian(), 20) : null;
        if (!"true".equals(input.consent())) {
            form.fault("consent", "", helper == null ? "fault.enrolment.consent" : "fault.enrolment.consent-helper");
        }
        var needs = Arrays.stream(CourseEnrolment.Need.values())
                .filter(input::has)
                .map(Enum::name)
                .toArray(String[]::new);
        return form.result(() -> new Learner(null, name, phone, age, guardian, needs, helper, origin));
    }

    private LearningOutcome take(CourseClassId id, Learner learner) {
        if (learner.phone() != null) {
            lock("phone/" + learner.phone());
            if (learner.helper() == null && enrolmentsOf(learner.phone()) >= mostPerPhone) {
                return new LearningOutcome.TooMany(mostPerPhone, DAYS_PER_PHONE);
            }
        }
        // From here on nobody else gives or takes a place of this class.
        var held = courses.locked(id);
        if (held.isEmpty() || held.get().status() == CourseClass.Status.DRAFT) {
            return new LearningOutcome.Missing();
        }
        if (!held.get().isOpenOn(LocalDate.now(clock))) {
            return new LearningOutcome.Closed();
        }
        boolean waits = held.get().free() == 0;
        return waits && held.get().waiting() >= mostWaiting ? new LearningOutcome.Full() : insert(id, learner, waits);
    }

    private int enrolmentsOf(String phone) {
        return jdbc.sql("select count(*)::int from learning.enrolment where phone_digest = :phone and made_at > :since")
                .param("phone", sealing.digest(LearnerPhones.PHONE, phone))
                .param("since", Sql.at(clock.instant().minus(Duration.ofDays(DAYS_PER_PHONE))))
                .query(Integer.class)
                .single();
    }

    private LearningOutcome insert(CourseClassId id, Learner learner, boolean waits) {
        var phone = learner.phone();
        var code = learner.student() == null ? ReadableCode.fresh(CODE_LENGTH) : "";
        var made = jdbc.sql("""
                insert into learning.enrolment (class_id, student_id, person_name, phone, phone_digest, age_band, guardian, needs,
                    code_hash, status, consented_at, entered_by, origin, made_at)
                values (:class, :student, :name, :phone, :digest, :age, :guardian, :needs, :hash, :status, :consented, :helper,
                    :origin, :now)
                on conflict do nothing returning id""")
                .param("class", id.value())
                .param(
                        "student",
                        learner.student() == null ? null : learner.student().value(),
                        Types.BIGINT)
                .param("name", learner.name(), Types.VARCHAR)
                .param("phone", phone == null ? null : sealing.seal(LearnerPhones.PHONE, phone), Types.VARCHAR)
                .param("digest", phone == null ? null : sealing.digest(LearnerPhones.PHONE, phone), Types.VARCHAR)
                .param("age", learner.age() == null ? null : learner.age().name(), Types.VARCHAR)
                .param("guardian", learner.guardian(), Types.VARCHAR)
                .param("needs", learner.needs())
                .param("hash", code.isEmpty() ? null : SecretToken.hash(code), Types.VARCHAR)
                .param("status", (waits ? CourseEnrolment.Status.WAITING : CourseEnrolment.Status.ENROLLED).name())
                .param(
                        "consented",
                        learner.student() == null ? Sql.at(clock.instant()) : null,
                        Types.TIMESTAMP_WITH_TIMEZONE)
                .param(
                        "helper",
                        learner.helper() == null
                                ? null
                                : learner.helper().account().value(),
                        Types.BIGINT)
                .param("origin", learner.origin(), Types.VARCHAR)
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .optional();
        return made.<LearningOutcome>map(each -> new LearningOutcome.Enrolled(new EnrolmentId(each), code, waits))
                .orElseGet(LearningOutcome.AlreadyEnrolled::new);
    }

    /** A new code for somebody who lost it; the old one finds nothing any more. */
    public LearningOutcome renewCode(Viewer viewer, CourseClassId classId, EnrolmentId id) {
        if (courses.byId(classId).filter(each -> Sides.isDesk(viewer, each)).isEmpty()) {
            return new LearningOutcome.Missing();
        }
        var code = ReadableCode.fresh(CODE_LENGTH);
        boolean there = jdbc.sql("""
                        update learning.enrolment set code_hash = :hash
                        where id = :id and class_id = :class and student_id is null and erased_at is null
                          and status <> 'WITHDRAWN'""")
                        .param("hash", SecretToken.hash(code))
                        .param("id", id.value())
                        .param("class", classId.value())
                        .update()
                > 0;
        if (!there) {
            return new LearningOutcome.Missing();
        }
        audit.record(viewer, "learner-code-renewed", "enrolment " + id.value(), "");
        return new LearningOutcome.Enrolled(id, code, false);
    }

    /** Two at once count one after the other. */
    private void lock(String key) {
        jdbc.sql("select pg_advisory_xact_lock(hashtextextended(:key, 0))")
                .param("key", "enrolment/" + key)
                .query(row -> {});
    }
}
