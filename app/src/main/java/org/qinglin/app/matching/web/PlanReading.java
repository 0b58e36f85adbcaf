package org.qinglin.app.matching.web;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.matching.Coverage;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.PlannedRole;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.web.Bar;
import org.qinglin.app.shared.web.Say;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A plan as people read it: sentences over charts, needs with their people, gaps with their reasons. */
@Component
class PlanReading {

    private final DispatchRuns runs;
    private final Requests requests;
    private final Sessions sessions;
    private final Students students;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Places places;
    private final Say say;
    private final Clock clock;

    PlanReading(
            DispatchRuns runs,
            Requests requests,
            Sessions sessions,
            Students students,
            Organisations organisations,
            Programmes programmes,
            Places places,
            Say say,
            Clock clock) {
        this.runs = runs;
        this.requests = requests;
        this.sessions = sessions;
        this.students = students;
        this.organisations = organisations;
        this.programmes = programmes;
        this.places = places;
        this.say = say;
        this.clock = clock;
    }

    /** One need of the plan. {@code why} tells of the gap, or is empty when every place is filled. */
    record Need(
            String title,
            String community,
            String programme,
            Instant startsAt,
            Instant endsAt,
            int filled,
            int places,
            List<Chosen> people,
            String faculties,
            String why) {

        public boolean isShort() {
            return filled < places;
        }
    }

    /** One chosen student: who, from where, how far. */
    record Chosen(String name, String unit, String distance, int value) {}

    record Reading(
            String streetSentence,
            List<Bar> streets,
            String programmeSentence,
            List<Bar> programmes,
            List<Need> needs,
            List<Need> gaps,
            int meanMetres,
            int longestMetres,
            int longestWait,
            String longestWaitPlace) {}

    /** Open places of the coming two weeks: what a run could fill now. */
    record Demand(int sessions, int places, int students) {}

    @Transactional(readOnly = true)
    public Demand demand(CollegeId college) {
        var now = clock.instant();
        var coming = sessions.accepted(college, now, now.plus(java.time.Duration.ofDays(14)));
        var open = places.open(coming.stream().map(ServiceSession::id).toList());
        int needy = (int) coming.stream()
                .filter(each -> each.roles().stream().anyMatch(role -> open.getOrDefault(role.id(), 0) > 0))
                .count();
        return new Demand(
                needy,
                open.values().stream().mapToInt(Integer::intValue).sum(),
                students.count(college, List.of(), ""));
    }

    @Transactional(readOnly = true)
    public String suggestedTitle(CollegeId college) {
        var today = LocalDate.now(clock);
        return programmes
                .termOn(college, today)
                .map(term -> say.text("run.week", term.name(), term.weekOf(today.plusDays(7))))
                .orElseGet(() -> say.day(today));
    }

    @Transactional(readOnly = true)
    public Reading of(DispatchRun run) {
        var roles = runs.roles(run.id());
        var words = words(run.college(), roles);
        var needs = roles.stream()
                .map(role -> need(role, words))
                .sorted(Comparator.comparing(Need::startsAt).thenComparing(Need::title))
                .toList();
        var gaps = needs.stream()
                .filter(Need::isShort)
                .sorted(Comparator.comparingInt((Need each) -> each.filled() - each.places()))
                .toList();
        var streets = bars(runs.coverageByStreet(run.id()), words.streets());
        var locale = LocaleContextHolder.getLocale();
        var programmeNames = programmes.byCode().values().stream()
                .collect(Collectors.toMap(each -> each.code(), each -> each.name(locale)));
        var byProgramme = bars(runs.coverageByProgramme(run.id()), programmeNames);
        var ways = runs.ways(run.id());
        var longest = roles.stream().max(Comparator.comparingInt(PlannedRole::waitingDays));
        return new Reading(
                sentence("run.streets", streets),
                streets,
                sentence("run.programmes", byProgramme),
                byProgramme,
                needs,
                gaps,
                ways[0],
                ways[1],
                longest.map(PlannedRole::waitingDays).orElse(0),
                longest.map(each -> words.streets().getOrDefault(each.street().value(), ""))
                        .orElse(""));
    }

    /** A chart answers the question that stands over it: who is short, or that nobody is. */
    private String sentence(String key, List<Bar> bars) {
        if (bars.isEmpty() || !bars.get(0).isShort()) {
            return say.text(key + ".all");
        }
        var worst = bars.get(0);
        return say.text(key + ".short", worst.label(), worst.whole() - worst.part());
    }

    private static List<Bar> bars(List<Coverage> coverage, Map<String, String> names) {
        return coverage.stream()
                .map(each -> new Bar(names.getOrDefault(each.key(), each.key()), each.filled(), each.places()))
                .toList();
    }

    private Need need(PlannedRole role, Words words) {
        var session = words.sessions().get(role.session());
        var request = words.requests().get(role.request());
        if (session == null || request == null) {
            throw new IllegalStateException("run names a session or request that is gone: " + role);
        }
        var community = words.communities().get(request.community());
        var name = session.roles().stream()
                .filter(each -> each.id().equals(role.role()))
                .map(each -> each.name())
                .findFirst()
                .orElse("");
        var programme = words.programmes().get(request.programme());
        var people = role.people().stream().map(each -> chosen(each, words)).toList();
        return new Need(
                request.title() + (session.roles().size() > 1 ? " · " + name : ""),
                community == null ? "" : community.name(),
                programme == null ? request.programme() : programme.name(LocaleContextHolder.getLocale()),
                session.startsAt(),
                session.endsAt(),
                people.size(),
                role.places(),
                people,
                faculties(people),
                role.missing() == 0 ? "" : why(role));
    }

    private Chosen chosen(PlannedRole.Choice choice, Words words) {
        var student = words.students().get(choice.student());
        return new Chosen(
                student == null ? "" : student.name(),
                student == null ? "" : words.facultyOf(student),
                say.distance(choice.metres()),
                choice.value());
    }

    private static String faculties(List<Chosen> people) {
        return people.stream().collect(Collectors.groupingBy(Chosen::unit, Collectors.counting())).entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed())
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .collect(Collectors.joining(" · "));
    }

    /** What kept people away, and the one change that would bring the most. */
    private String why(PlannedRole role) {
        var parts = new ArrayList<String>();
        parts.add(say.text("gap.eligible", role.eligible()));
        int elsewhere = role.excludedOnly().getOrDefault("ENGAGED_ELSEWHERE", 0);
        if (elsewhere > 0) {
            parts.add(say.text("gap.elsewhere", elsewhere));
        }
        role.excludedOnly().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("ENGAGED_ELSEWHERE") && entry.getValue() > 0)
                .max(Map.Entry.comparingByValue())
                .ifPresent(entry -> parts.add(say.text("gap." + entry.getKey(), entry.getValue())));
        return String.join(say.text("gap.join"), parts);
    }

    /** Everything that ids must be turned into, fetched once. */
    private record Words(
            Map<org.qinglin.app.needs.SessionId, ServiceSession> sessions,
            Map<org.qinglin.app.needs.RequestId, org.qinglin.app.needs.ServiceRequest> requests,
            Map<org.qinglin.app.shared.PlaceCode, Community> communities,
            Map<org.qinglin.app.shared.StudentId, Student> students,
            Map<UnitId, Unit> units,
            Map<String, org.qinglin.app.programmes.Programme> programmes,
            Map<String, String> streets) {

        String facultyOf(Student student) {
            var studentClass = units.get(student.classId());
            @Nullable UnitId faculty = studentClass == null ? null : studentClass.parent();
            var unit = faculty == null ? studentClass : units.get(faculty);
            return unit == null ? "" : unit.name();
        }
    }

    private Words words(CollegeId college, List<PlannedRole> roles) {
        var requestsById =
                requests.byIds(roles.stream().map(PlannedRole::request).toList());
        var communities = organisations.communities(
                requestsById.values().stream().map(each -> each.community()).toList());
        return new Words(
                sessions.byIds(roles.stream().map(PlannedRole::session).toList()).stream()
                        .collect(Collectors.toMap(ServiceSession::id, Function.identity())),
                requestsById,
                communities,
                students.byIds(roles.stream()
                        .flatMap(each -> each.people().stream())
                        .map(PlannedRole.Choice::student)
                        .toList()),
                organisations.unitsById(college),
                programmes.byCode(),
                communities.values().stream()
                        .collect(Collectors.toMap(
                                each -> each.street().value(), Community::streetName, (one, same) -> one)));
    }
}
