package org.qinglin.app.practice;

import static org.qinglin.app.shared.FormCheck.given;

import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.internal.PracticeNotices;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** Part-time posts at communities, and their letters: kept as they were printed, and checked by anyone. */
@Service
@Transactional
public class Appointments {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final Students students;
    private final LetterPaper paper;
    private final PracticeNotices notices;
    private final Installation installation;
    private final AuditTrail audit;
    private final JsonMapper json;
    private final Clock clock;

    Appointments(
            JdbcClient jdbc,
            Organisations organisations,
            Students students,
            LetterPaper paper,
            PracticeNotices notices,
            Installation installation,
            AuditTrail audit,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.students = students;
        this.paper = paper;
        this.notices = notices;
        this.installation = installation;
        this.audit = audit;
        this.json = json;
        this.clock = clock;
    }

    /** A post as typed. A community gives no {@code community}; {@code student} is a student number. */
    public record Input(
            @Nullable String community,
            @Nullable String student,
            @Nullable String kind,
            @Nullable String duties,
            @Nullable String startsOn,
            @Nullable String endsOn) {

        public static final Input EMPTY = new Input("", "", "ASSISTANT", "", "", "");
    }

    /** What the public may know of a letter. @param genuine whether it is as it was printed; {@code inForce} today */
    public record Checked(
            Letter letter,
            boolean genuine,
            boolean inForce,
            @Nullable LocalDate endedOn) {}

    /** Offers a post to a student: the community its own, or the college for a community that it works with. */
    public PracticeOutcome offer(Viewer viewer, Input input) {
        var check = new FormCheck();
        var community = community(viewer, input.community(), check);
        var student = student(viewer, input.student(), check);
        var kind = check.oneOf("kind", input.kind(), Appointment.Kind.class, "fault.choice");
        var duties = check.text("duties", input.duties(), 300);
        var starts = check.date("startsOn", input.startsOn());
        var ends = check.date("endsOn", input.endsOn());
        check.inOrder("endsOn", starts, ends);
        return check.<PracticeOutcome>result(() -> {
                    var id = insert(viewer, given(community), given(student), kind, duties, given(starts), given(ends));
                    audit.record(viewer, "part-time-offered", "appointment " + id, kind.name());
                    notices.postOffered(
                            given(student).college(),
                            given(student).id(),
                            given(community).name(),
                            given(starts));
                    return new PracticeOutcome.Done(id);
                })
                .fold(outcome -> outcome, PracticeOutcome.Faulty::new);
    }

    private @Nullable Community community(Viewer viewer, @Nullable String typed, FormCheck check) {
        if (viewer.is(Role.COMMUNITY)) {
            return organisations.community(viewer.mustPlace()).orElseThrow();
        }
        return organisations.chosen(viewer.mustCollege(), typed, check);
    }

    private @Nullable Student student(Viewer viewer, @Nullable String typed, FormCheck check) {
        var number = check.text("student", typed, 40);
        var colleges = viewer.is(Role.COMMUNITY)
                ? organisations.collegesOf(viewer.mustPlace()).stream()
                        .map(College::id)
                        .toList()
                : List.of(viewer.mustCollege());
        var found = colleges.stream()
                .flatMap(each -> students.byNumber(each, number).stream())
                .filter(Student::mayServe)
                .findFirst();
        if (found.isEmpty() && !number.isEmpty()) {
            check.fault("student", number, "fault.practice.student");
        }
        return found.orElse(null);
    }

    private long insert(
            Viewer viewer,
            Community community,
            Student student,
            Appointment.Kind kind,
            String duties,
            LocalDate starts,
            LocalDate ends) {
        return jdbc.sql("""
                insert into practice.appointment (college_id, community_code, student_id, kind, duties, starts_on,
                    ends_on, status, offered_by, offered_at)
                values (:college, :community, :student, :kind, :duties, :starts, :ends, 'OFFERED', :account, :now)
                returning id""")
                .param("college", student.college().value())
                .param("community", community.code().value())
                .param("student", student.id().value())
                .param("kind", kind.name())
                .param("duties", duties)
                .param("starts", starts)
                .param("ends", ends)
                .param("account", viewer.account().value())
                .param("now", Sql.at(clock.instant()))
                .query(Long.class)
                .single();
    }

    /** Takes a step, if it is the viewer's to take and the table has it. */
    public PracticeOutcome take(Viewer viewer, long id, AppointmentStep step) {
        var found = jdbc.sql("select * from practice.appointment where id = :id for update")
                .param("id", id)
                .query(Appointments::appointment)
                .optional()
                .filter(each -> step instanceof AppointmentStep.ByStudent
                        ? each.student().equals(viewer.student())
                        : sees(viewer, each));
        if (found.isEmpty()) {
            return new PracticeOutcome.NotFound();
        }
        var appointment = found.get();
        var next = AppointmentSteps.TABLE.after(appointment.status(), step.getClass());
        if (next.isEmpty()) {
            return new PracticeOutcome.NotFromHere();
        }
        if (step instanceof AppointmentStep.Accept accept) {
            return appoint(viewer, appointment, accept.baseUrl());
        }
        var check = new FormCheck();
        var reason = reason(step, check);
        return check.<PracticeOutcome>result(() -> {
                    end(viewer, appointment, next.get(), reason);
                    return new PracticeOutcome.Done(id);
                })
                .fold(outcome -> outcome, PracticeOutcome.Faulty::new);
    }

    private static boolean sees(Viewer viewer, Appointment appointment) {
        return viewer.is(Role.COMMUNITY)
                ? viewer.mustPlace().equals(appointment.community())
                : viewer.is(Role.COLLEGE) && viewer.mustCollege().equals(appointment.college());
    }

    private static @Nullable String reason(AppointmentStep step, FormCheck check) {
        if (step instanceof AppointmentStep.Decline decline) {
            return check.optional("reason", decline.reason(), 200);
        }
        if (step instanceof AppointmentStep.Withdraw withdraw) {
            return check.optional("reason", withdraw.reason(), 200);
        }
        return step instanceof AppointmentStep.End end ? check.text("reason", end.reason(), 200) : null;
    }

    private void end(Viewer viewer, Appointment appointment, Appointment.Status next, @Nullable String reason) {
        boolean ended = next == Appointment.Status.ENDED;
        jdbc.sql("update practice.appointment set status = :status, reason = :reason, ended_on = :day where id = :id")
                .param("status", next.name())
                .param("reason", reason, Types.VARCHAR)
                .param("day", ended ? LocalDate.now(clock) : null, Types.DATE)
                .param("id", appointment.id())
                .update();
        audit.record(
                viewer, "part-time-" + next.name().toLowerCase(Locale.ROOT), "appointment " + appointment.id(), "");
        if (ended || next == Appointment.Status.WITHDRAWN) {
            notices.postEnded(
                    appointment.college(),
                    appointment.student(),
                    organisations
                            .community(appointment.community())
                            .orElseThrow()
                            .name(),
                    reason == null ? "" : reason);
        } else {
            notices.postAnswered(appointment.college(), appointment.community(), name(appointment), false);
        }
    }

    private String name(Appointment appointment) {
        return students.find(appointment.college(), appointment.student())
                .orElseThrow()
                .name();
    }

    /** The letter is printed as the student accepts; who holds a post of the kind already is refused by the index. */
    private PracticeOutcome appoint(Viewer viewer, Appointment appointment, String baseUrl) {
        var letter = letter(appointment);
        var stored = json.writeValueAsString(letter);
        var pdf = paper.print(letter, baseUrl + "/letters/" + letter.checkCode(), clock.instant());
        // Two acceptances at once wait here for each other.
        jdbc.sql("select pg_advisory_xact_lock(hashtext('practice.appointment'), :student::int)")
                .param("student", appointment.student().value())
                .query(row -> {});
        boolean held = jdbc.sql("""
                select exists (select from practice.appointment
                    where student_id = :student and kind = :kind and status = 'APPOINTED')""")
                .param("student", appointment.student().value())
                .param("kind", appointment.kind().name())
                .query(Boolean.class)
                .single();
        if (held) {
            return new PracticeOutcome.Taken();
        }
        jdbc.sql("""
                update practice.appointment set status = 'APPOINTED', number = :number, check_code = :code,
                    content = :content, seal = :seal, pdf = :pdf where id = :id""")
                .param("number", letter.number())
                .param("code", letter.checkCode())
                .param("content", stored)
                .param("seal", seal(stored))
                .param("pdf", pdf)
                .param("id", appointment.id())
                .update();
        audit.record(viewer, "part-time-appointed", "appointment " + appointment.id(), letter.number());
        notices.postAnswered(appointment.college(), appointment.community(), letter.name(), true);
        return new PracticeOutcome.Done(appointment.id());
    }

    private Letter letter(Appointment appointment) {
        var student =
                students.find(appointment.college(), appointment.student()).orElseThrow();
        var college = organisations.college(appointment.college());
        var today = LocalDate.now(clock);
        int last = jdbc.sql("""
                insert into practice.letter_number (college_id, year, last) values (:college, :year, 1)
                on conflict (college_id, year) do update set last = letter_number.last + 1 returning last""")
                .param("college", college.id().value())
                .param("year", today.getYear())
                .query(Integer.class)
                .single();
        return new Letter(
                "QLP%02d-%d-%05d".formatted(college.id().value(), today.getYear(), last),
                ReadableCode.fresh(ReadableCode.OF_A_PAPER),
                student.name(),
                student.number(),
                college.name(),
                organisations.community(appointment.community()).orElseThrow().name(),
                appointment.kind(),
                appointment.duties(),
                appointment.startsOn(),
                appointment.endsOn(),
                college.issuer(),
                today,
                installation.isDemo());
    }

    private byte[] seal(String content) {
        return installation.sign("appointment\n" + content);
    }

    /** A letter by its code; empty where there is none. */
    @Transactional(readOnly = true)
    public Optional<Checked> check(String code) {
        var typed = ReadableCode.tidy(code);
        return jdbc.sql("select * from practice.appointment where check_code = :code")
                .param("code", typed)
                .query((row, number) -> {
                    var appointment = appointment(row, number);
                    var content = row.getString("content");
                    var letter = json.readValue(content, Letter.class);
                    var today = LocalDate.now(clock);
                    // What the row says must be what was printed, or somebody has changed one of them.
                    boolean genuine = MessageDigest.isEqual(seal(content), row.getBytes("seal"))
                            && letter.number().equals(appointment.number())
                            && letter.checkCode().equals(appointment.checkCode());
                    return new Checked(
                            letter,
                            genuine,
                            appointment.status() == Appointment.Status.APPOINTED
                                    && !today.isBefore(letter.startsOn())
                                    && !today.isAfter(letter.endsOn()),
                            appointment.endedOn());
                })
                .optional();
    }

    /** The letter as it was printed, if the viewer may have it: the student, the community, the college. */
    @Transactional(readOnly = true)
    public Optional<byte[]> pdf(Viewer viewer, long id) {
        return find(viewer, id)
                .filter(each -> each.number() != null)
                .map(each -> jdbc.sql("select pdf from practice.appointment where id = :id")
                        .param("id", id)
                        .query(byte[].class)
                        .single());
    }

    @Transactional(readOnly = true)
    public Optional<Appointment> find(Viewer viewer, long id) {
        return jdbc.sql("select * from practice.appointment where id = :id")
                .param("id", id)
                .query(Appointments::appointment)
                .optional()
                .filter(each -> each.student().equals(viewer.student()) || sees(viewer, each));
    }

    static Appointment appointment(ResultSet row, int number) throws SQLException {
        @Nullable LocalDate ended = row.getObject("ended_on", LocalDate.class);
        @Nullable String reason = row.getString("reason");
        @Nullable String letter = row.getString("number");
        @Nullable String code = row.getString("check_code");
        return new Appointment(
                row.getLong("id"),
                new CollegeId(row.getLong("college_id")),
                new PlaceCode(row.getString("community_code")),
                new StudentId(row.getLong("student_id")),
                Appointment.Kind.valueOf(row.getString("kind")),
                row.getString("duties"),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                Appointment.Status.valueOf(row.getString("status")),
                ended,
                reason,
                letter,
                code);
    }
}
