package org.qinglin.app.matching.web;

import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.matching.PlannedRole;
import org.qinglin.app.matching.Refill;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Skill;
import org.qinglin.app.people.Skills;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.programmes.Programme;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.engine.Role;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What the numbers of a plan are called: needs, students, places, skills, fetched once for a page. */
@Component
class PlanWords {

    private final Requests requests;
    private final Sessions sessions;
    private final Students students;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Skills skills;

    PlanWords(
            Requests requests,
            Sessions sessions,
            Students students,
            Organisations organisations,
            Programmes programmes,
            Skills skills) {
        this.requests = requests;
        this.sessions = sessions;
        this.students = students;
        this.organisations = organisations;
        this.programmes = programmes;
        this.skills = skills;
    }

    /** A role as people know it. */
    record Need(String role, String title, String community, String programme, Instant startsAt, Instant endsAt) {

        static final Comparator<Need> IN_TIME =
                Comparator.comparing(Need::startsAt).thenComparing(Need::title).thenComparing(Need::role);
    }

    /** A student as people know one. */
    record Who(String student, String name, String unit, String number) {}

    Book ofPlanned(CollegeId college, Collection<PlannedRole> roles) {
        return new Book(
                college,
                roles.stream().map(PlannedRole::session).toList(),
                roles.stream().map(PlannedRole::request).toList(),
                roles.stream()
                        .flatMap(each -> each.people().stream())
                        .map(PlannedRole.Choice::student)
                        .toList());
    }

    Book ofRefills(CollegeId college, Collection<Refill> refills) {
        return new Book(
                college,
                refills.stream().map(Refill::session).distinct().toList(),
                refills.stream().map(Refill::request).distinct().toList(),
                refills.stream().flatMap(PlanWords::people).distinct().toList());
    }

    private static Stream<StudentId> people(Refill refill) {
        var asked = refill.asked();
        return asked == null ? Stream.of(refill.leftBy()) : Stream.of(refill.leftBy(), asked.student());
    }

    /** @param people ids as the engine has them */
    Book of(CollegeId college, Collection<Role> roles, Collection<String> people) {
        return new Book(
                college,
                roles.stream()
                        .map(each -> new SessionId(Long.parseLong(each.sessionId())))
                        .distinct()
                        .toList(),
                roles.stream()
                        .map(each -> PlannedRole.requestOf(each))
                        .distinct()
                        .toList(),
                people.stream()
                        .map(each -> new StudentId(Long.parseLong(each)))
                        .distinct()
                        .toList());
    }

    /** The words of one page, in the reader's language. */
    final class Book {
        private final Map<SessionId, ServiceSession> sessionsById;
        private final Map<RequestId, ServiceRequest> requestsById;
        private final Map<PlaceCode, Community> communities;
        private final Map<StudentId, Student> studentsById;
        private final Map<UnitId, Unit> units;
        private final Map<String, Programme> programmesByCode = programmes.byCode();
        private final Map<String, Skill> skillsByCode = skills.byCode();
        private final Map<String, String> streets;
        private final Locale locale = LocaleContextHolder.getLocale();

        private Book(CollegeId college, List<SessionId> ses, List<RequestId> req, List<StudentId> people) {
            sessionsById =
                    sessions.byIds(ses).stream().collect(Collectors.toMap(ServiceSession::id, Function.identity()));
            requestsById = requests.byIds(req);
            communities = organisations.communities(requestsById.values().stream()
                    .map(ServiceRequest::community)
                    .toList());
            studentsById = students.byIds(people);
            units = organisations.unitsById(college);
            streets = communities.values().stream()
                    .collect(
                            Collectors.toMap(each -> each.street().value(), Community::streetName, (one, same) -> one));
        }

        Need need(PlannedRole role) {
            return need(role.session(), role.request(), role.role());
        }

        Need need(Role role) {
            return need(
                    new SessionId(Long.parseLong(role.sessionId())),
                    PlannedRole.requestOf(role),
                    new SessionRoleId(Long.parseLong(role.id())));
        }

        Need need(Refill refill) {
            return need(refill.session(), refill.request(), refill.role());
        }

        private Need need(SessionId sessionId, RequestId requestId, SessionRoleId role) {
            var session = sessionsById.get(sessionId);
            var request = requestsById.get(requestId);
            if (session == null || request == null) {
                throw new IllegalStateException("a run names a session or request that is gone: " + sessionId);
            }
            var community = communities.get(request.community());
            var name = session.roles().stream()
                    .filter(each -> each.id().equals(role))
                    .map(each -> each.name())
                    .findFirst()
                    .orElse("");
            return new Need(
                    Long.toString(role.value()),
                    request.title() + (session.roles().size() > 1 ? " · " + name : ""),
                    community == null ? "" : community.name(),
                    programme(request.programme()),
                    session.startsAt(),
                    session.endsAt());
        }

        Who who(String student) {
            return who(new StudentId(Long.parseLong(student)));
        }

        Who who(StudentId id) {
            var student = studentsById.get(id);
            return student == null
                    ? new Who(Long.toString(id.value()), "–", "", "")
                    : new Who(Long.toString(id.value()), student.name(), facultyOf(student), student.number());
        }

        private String facultyOf(Student student) {
            var studentClass = units.get(student.classId());
            @Nullable UnitId faculty = studentClass == null ? null : studentClass.parent();
            var unit = faculty == null ? studentClass : units.get(faculty);
            return unit == null ? "" : unit.name();
        }

        String programme(String code) {
            var programme = programmesByCode.get(code);
            return programme == null ? code : programme.name(locale);
        }

        String street(String code) {
            return streets.getOrDefault(code, code);
        }

        String skill(String code) {
            var skill = skillsByCode.get(code);
            return skill == null ? code : skill.name(locale);
        }
    }
}
