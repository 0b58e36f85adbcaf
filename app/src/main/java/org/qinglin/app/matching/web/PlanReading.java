package org.qinglin.app.matching.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.matching.Coverage;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.PlannedRole;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Students;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.web.Bar;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A plan as people read it: sentences over charts, needs with their people, gaps with their reasons. */
@Component
class PlanReading {

    private final DispatchRuns runs;
    private final PlanWords planWords;
    private final Sessions sessions;
    private final Students students;
    private final Programmes programmes;
    private final Places places;
    private final Say say;
    private final Clock clock;

    PlanReading(
            DispatchRuns runs,
            PlanWords planWords,
            Sessions sessions,
            Students students,
            Programmes programmes,
            Places places,
            Say say,
            Clock clock) {
        this.runs = runs;
        this.planWords = planWords;
        this.sessions = sessions;
        this.students = students;
        this.programmes = programmes;
        this.places = places;
        this.say = say;
        this.clock = clock;
    }

    /** One need of the plan. {@code why} tells of the gap, or is empty when every place is filled. */
    record Need(PlanWords.Need need, int filled, int places, List<Chosen> people, String faculties, String why) {

        public boolean isShort() {
            return filled < places;
        }

        boolean tellsOf(String search) {
            return search.isEmpty()
                    || need.title().contains(search)
                    || need.community().contains(search)
                    || people.stream().anyMatch(each -> each.who().name().contains(search));
        }
    }

    /** One chosen student: who, how far. */
    record Chosen(PlanWords.Who who, String distance, int value) {}

    record Reading(
            String streetSentence,
            List<Bar> streets,
            String programmeSentence,
            List<Bar> programmes,
            int needs,
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
        var words = planWords.ofPlanned(run.college(), roles);
        var streets = bars(runs.coverageByStreet(run.id()), words::street);
        var byProgramme = bars(runs.coverageByProgramme(run.id()), words::programme);
        var ways = runs.ways(run.id());
        var longest = roles.stream().max(Comparator.comparingInt(PlannedRole::waitingDays));
        return new Reading(
                sentence("run.streets", streets),
                streets,
                sentence("run.programmes", byProgramme),
                byProgramme,
                roles.size(),
                ways[0],
                ways[1],
                longest.map(PlannedRole::waitingDays).orElse(0),
                longest.map(each -> words.street(each.street().value())).orElse(""));
    }

    /** The needs of a run, in time; those with {@code search} in their title, their community or a student's name. */
    @Transactional(readOnly = true)
    public List<Need> needs(DispatchRun run, String search) {
        var roles = runs.roles(run.id());
        var words = planWords.ofPlanned(run.college(), roles);
        return roles.stream()
                .map(role -> need(role, words))
                .filter(each -> each.tellsOf(search))
                .sorted(Comparator.comparing(Need::need, PlanWords.Need.IN_TIME))
                .toList();
    }

    /** A chart answers the question that stands over it: who is short, or that nobody is. */
    private String sentence(String key, List<Bar> bars) {
        if (bars.isEmpty() || !bars.get(0).isShort()) {
            return say.text(key + ".all");
        }
        var worst = bars.get(0);
        return say.text(key + ".short", worst.label(), worst.whole() - worst.part());
    }

    private static List<Bar> bars(List<Coverage> coverage, UnaryOperator<String> name) {
        return coverage.stream()
                .map(each -> new Bar(name.apply(each.key()), each.filled(), each.places()))
                .toList();
    }

    private Need need(PlannedRole role, PlanWords.Book words) {
        var people = role.people().stream().map(each -> chosen(each, words)).toList();
        return new Need(
                words.need(role),
                people.size(),
                role.places(),
                people,
                faculties(people),
                role.missing() == 0 ? "" : why(role));
    }

    private Chosen chosen(PlannedRole.Choice choice, PlanWords.Book words) {
        return new Chosen(words.who(choice.student()), say.distance(choice.metres()), choice.value());
    }

    private static String faculties(List<Chosen> people) {
        return people.stream()
                .collect(Collectors.groupingBy(each -> each.who().unit(), Collectors.counting()))
                .entrySet()
                .stream()
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
}
