package org.qinglin.app.matching.internal;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Reasons;
import org.qinglin.app.matching.NewRun;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.RunStatus;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.engine.Assignment;
import org.qinglin.engine.Explanation;
import org.qinglin.engine.Matcher;
import org.qinglin.engine.Person;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.json.JsonMapper;

/** Builds the problem, lets the engine solve it, and keeps plan, proof and reasons. */
@Component
public class Planning {

    private final ProblemBuilder problems;
    private final ChosenByHand byHand;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final JsonMapper json;
    private final Clock clock;
    private final Matcher matcher = Matcher.exact();

    Planning(
            ProblemBuilder problems,
            ChosenByHand byHand,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            JsonMapper json,
            Clock clock) {
        this.problems = problems;
        this.byHand = byHand;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Plans a run and stores everything in one transaction at the end.
     *
     * @throws java.util.concurrent.CancellationException if {@code cancelled} says so
     */
    public void plan(CollegeId college, RunId id, NewRun run, BooleanSupplier cancelled) {
        var built = problems.build(college, run, clock.instant());
        var progress = new ProgressInRow(jdbc, ProgressInRow.Row.RUN, id.value(), cancelled);
        boolean floors = !built.problem().rules().floors().isEmpty();
        var plan = matcher.match(built.problem(), floors ? progress.within(0, 0.6) : progress);
        var withoutFloors = floors ? valueWithoutFloors(built.problem(), progress.within(0.6, 1)) : null;
        var files = RunFiles.of(built.problem(), plan);
        transaction.executeWithoutResult(status -> {
            store(id, built, plan, withoutFloors);
            byHand.keep(id, built.byHand());
            files.forEach((name, content) -> storeFile(id, name, content));
        });
    }

    /** A second plan, for what floors cost cannot be read off the first one's prices. */
    private Long valueWithoutFloors(Problem problem, Progress progress) {
        return matcher.match(problem.with(problem.rules().withoutFloors()), progress)
                .certificate()
                .objective();
    }

    private void storeFile(RunId id, String name, byte[] content) {
        jdbc.sql("insert into matching.run_file (run_id, name, content) values (:run, :name, :content)")
                .param("run", id.value())
                .param("name", name)
                .param("content", content)
                .update();
    }

    private void store(RunId id, ProblemBuilder.Built built, Plan plan, @Nullable Long withoutFloors) {
        var problem = built.problem();
        var people = problem.people().stream().collect(Collectors.toMap(Person::id, each -> each));
        var roles = problem.roles().stream().collect(Collectors.toMap(Role::id, each -> each));
        for (var each : plan.assignments()) {
            storePlace(id, each, required(people, each.personId()), required(roles, each.roleId()));
        }
        var explanation = new Explanation(problem, plan);
        for (var role : problem.roles()) {
            storeRole(id, role, required(built.origins(), role.id()), plan, explanation);
        }
        var coverage = plan.coverage(problem);
        jdbc.sql("""
                update matching.dispatch_run
                set status = 'PLANNED', phase = 'DONE', progress = 1, finished_at = :now, people = :people,
                    places = :places, filled = :filled, pairs = :pairs, objective = :objective, bound = :bound,
                    optimal = :optimal, without_floors = :withoutFloors
                where id = :run""")
                .param("now", Sql.at(clock.instant()))
                .param("people", problem.people().size())
                .param("places", coverage.places())
                .param("filled", coverage.filled())
                .param("pairs", plan.eligiblePairs())
                .param("objective", plan.certificate().objective())
                .param("bound", plan.certificate().bound())
                .param("optimal", plan.certificate().optimal())
                .param("withoutFloors", withoutFloors)
                .param("run", id.value())
                .update();
    }

    /** Why this person is asked. */
    static Reasons reasons(Assignment each, Person person, Role role) {
        var parts = each.parts();
        return new Reasons(
                parts.metres(),
                role.skills().keySet().stream().toList(),
                person.wishes().indexOf(role.programme()) + 1,
                person.servedCommunities().contains(role.community()),
                person.minutesShort(),
                role.waitingDays(),
                parts.team() > 0,
                each.value());
    }

    private void storePlace(RunId id, Assignment each, Person person, Role role) {
        var reasons = reasons(each, person, role);
        jdbc.sql("""
                insert into matching.planned_place (run_id, role_id, student_id, value, parts, distance_metres)
                values (:run, :role, :student, :value, :parts::jsonb, :metres)""")
                .param("run", id.value())
                .param("role", Long.parseLong(each.roleId()))
                .param("student", Long.parseLong(each.personId()))
                .param("value", each.value())
                .param("parts", json.writeValueAsString(reasons))
                .param("metres", each.parts().metres())
                .update();
    }

    private void storeRole(RunId id, Role role, ProblemBuilder.Origin origin, Plan plan, Explanation explanation) {
        var story = explanation.ofRole(role.id());
        var keptAway = new HashMap<String, Integer>();
        story.excludedOnly().forEach((policy, count) -> keptAway.put(policy.name(), count));
        keptAway.put("ENGAGED_ELSEWHERE", story.engagedElsewhere());
        jdbc.sql("""
                insert into matching.run_role (run_id, role_id, session_id, request_id, street_code, programme_code,
                    places, filled, waiting_days, eligible, refusals)
                values (:run, :role, :session, :request, :street, :programme, :places, :filled, :waiting, :eligible,
                    :refusals::jsonb)""")
                .param("run", id.value())
                .param("role", Long.parseLong(role.id()))
                .param("session", origin.session().id().value())
                .param("request", origin.request().id().value())
                .param("street", role.street())
                .param("programme", role.programme())
                .param("places", role.maxHeads())
                .param("filled", plan.ofRole(role.id()).size())
                .param("waiting", role.waitingDays())
                .param("eligible", story.eligible())
                .param("refusals", json.writeValueAsString(keptAway))
                .update();
    }

    private static <T> T required(Map<String, T> byId, String id) {
        var value = byId.get(id);
        if (value == null) {
            throw new IllegalStateException("the plan names '" + id + "', which the problem does not have");
        }
        return value;
    }

    /** Ends a run without a plan. */
    public void end(RunId id, RunStatus status, @Nullable String error) {
        jdbc.sql("update matching.dispatch_run set status = :status, error = :error, finished_at = :now where id = :id")
                .param("status", status.name())
                .param("error", error)
                .param("now", Sql.at(clock.instant()))
                .param("id", id.value())
                .update();
    }

    /** A run that was under way when the server stopped will never finish: it says so, and can be started again. */
    public void failInterrupted() {
        jdbc.sql("update matching.dispatch_run set status = 'FAILED', error = 'interrupted', finished_at = :now"
                        + " where status = 'RUNNING'")
                .param("now", Sql.at(clock.instant()))
                .update();
    }
}
