package org.qinglin.scenarios;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;

/**
 * A living term around a given day: two colleges, invented students, real communities, orders in every stage. The same
 * seed and day give the same term. Organisations and places of the founding college are real by name; every person is
 * invented, and so is the second college.
 *
 * @param seed what it was made from
 * @param today the day around which it lives
 * @param colleges the founding college first
 * @param communities 40 of them, by register code
 * @param agreements co-construction agreements (共建协议)
 * @param teams service teams (服务队)
 * @param students all students of both colleges
 * @param requests orders (点单), oldest first
 */
public record DemoTerm(
        long seed,
        LocalDate today,
        List<College> colleges,
        List<Community> communities,
        List<Agreement> agreements,
        List<Team> teams,
        List<Student> students,
        List<Request> requests) {

    /**
     * @param slug short name in Latin letters, unique
     * @param invented whether the college exists only in the demo
     * @param schematic whether the campus position was made up
     */
    public record College(
            String slug,
            String name,
            boolean invented,
            Position campus,
            boolean schematic,
            List<Department> departments,
            List<Faculty> faculties) {}

    /** A department (部门) such as 团委, with the invented person who answers for it. */
    public record Department(String slug, String name, String head) {}

    /** A faculty (二级学院) with its classes. */
    public record Faculty(String slug, String name, String field, String secretary, List<SchoolClass> classes) {}

    /**
     * A class (班级).
     *
     * @param id unique in both colleges
     * @param grade year of entry
     * @param counsellor name of its counsellor (辅导员); one counsellor has several classes
     */
    public record SchoolClass(String id, String name, int grade, String counsellor) {}

    /**
     * A community or village by its register code.
     *
     * @param alias the name people use where it differs from the register's, or null
     * @param secretary name of its invented secretary
     * @param schematic whether the position was made up
     */
    public record Community(
            String code,
            String name,
            @Nullable String alias,
            String streetCode,
            String streetName,
            String districtName,
            Position position,
            boolean schematic,
            String secretary) {}

    /** A faculty's agreement with a street or town; {@code number} is unique. */
    public record Agreement(
            String number, String college, String faculty, String streetCode, LocalDate signedOn, LocalDate endsOn) {}

    /** @param faculty slug, or null for a team of the whole college */
    public record Team(
            String slug,
            String name,
            String college,
            @Nullable String faculty,
            String motto) {}

    /**
     * @param number student number, unique in both colleges
     * @param phone from a range that is assigned to nobody
     * @param skills skill code to level 1…3
     * @param wishes programme codes, most wished first
     * @param perWeek tasks the student would take in a week
     * @param goalHours hours the student wants to serve in this term
     * @param team slug, or null
     */
    public record Student(
            String number,
            String name,
            String college,
            String faculty,
            String classId,
            LocalDate birthDate,
            boolean guardianConsent,
            String phone,
            Map<String, Integer> skills,
            List<String> wishes,
            Timetable timetable,
            Position campus,
            int perWeek,
            int goalHours,
            @Nullable String team) {}

    /** How far an order has come. */
    public enum Stage {
        /** Waiting for the college's review. */
        SUBMITTED,
        /** Refused with a reason. */
        REFUSED,
        /** Reviewed; its sessions wait for a dispatch run. */
        ACCEPTED,
        /** Some sessions are over, others are to come. */
        RUNNING,
        /** All sessions are over, hours confirmed, evaluated; certificates may be issued. */
        SERVED
    }

    /**
     * An order (点单).
     *
     * @param key unique and stable for the seed
     * @param urgency 0…3
     * @param team the team that runs it, slug, or null
     * @param refusal why it was refused, or null
     * @param evaluation what the community says of it, or null
     */
    public record Request(
            String key,
            String college,
            String communityCode,
            Programme programme,
            String title,
            String description,
            String risk,
            int urgency,
            LocalDateTime submittedAt,
            Stage stage,
            @Nullable String team,
            @Nullable String refusal,
            @Nullable Evaluation evaluation,
            List<Session> sessions) {}

    /** @param score 1…5 */
    public record Evaluation(int score, String comment) {}

    /** One date of an order with the roles to be taken. */
    public record Session(String key, Period period, List<RoleNeed> roles) {}

    /** @param skills skill code to level asked for */
    public record RoleNeed(
            String key, String name, Map<String, Integer> skills, int minHeads, int maxHeads, int minAge) {}

    /** The term that this seed makes around this day. */
    public static DemoTerm of(long seed, LocalDate today) {
        return new DemoTermMaker(seed, today).make();
    }

    /** The weights the demo plans with: partner towns lie up to 45 km away, so the reach is wide. */
    public static Weights weights() {
        return Weights.defaults().withReachMetres(60_000);
    }

    /**
     * A student as the engine sees them, free by the timetable on some days in a row.
     *
     * @param capacity tasks in that time
     */
    public static Person person(Student student, LocalDate from, int days, int capacity) {
        return Person.of(student.number(), capacity, student.campus(), student.birthDate())
                .guardianConsent(student.guardianConsent())
                .free(student.timetable().free(from, days))
                .skills(student.skills())
                .wishes(student.wishes())
                .minutesShort(60 * student.goalHours())
                .team(student.team())
                .build();
    }

    /** A role of a session as the engine sees it. */
    public Role role(Request request, Session session, RoleNeed need) {
        Community community = community(request.communityCode());
        int waited = (int) Math.max(
                0, today.toEpochDay() - request.submittedAt().toLocalDate().toEpochDay());
        return Role.of(need.key(), session.period(), community.position())
                .session(session.key(), request.key())
                .place(community.code(), community.streetCode())
                .programme(request.programme().code())
                .skills(need.skills())
                .heads(need.minHeads(), need.maxHeads())
                .urgency(request.urgency())
                .waitingDays(waited)
                .ages(need.minAge(), Role.NO_MAX_AGE)
                .team(request.team())
                .build();
    }

    /** What a dispatch run of one college has to plan: its accepted orders and all its students. */
    public Problem problem(String college) {
        int days = 35;
        List<Person> people = students.stream()
                .filter(student -> student.college().equals(college))
                .map(student -> person(student, today, days, student.perWeek()))
                .toList();
        List<Role> roles = requests.stream()
                .filter(request -> request.college().equals(college) && request.stage() == Stage.ACCEPTED)
                .flatMap(request -> request.sessions().stream()
                        .flatMap(session -> session.roles().stream().map(need -> role(request, session, need))))
                .toList();
        return new Problem(people, roles, weights());
    }

    /** @throws IllegalArgumentException if the term has no such community */
    public Community community(String code) {
        return communities.stream()
                .filter(each -> each.code().equals(code))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("The demo term has no community with the code " + code + "."));
    }
}
