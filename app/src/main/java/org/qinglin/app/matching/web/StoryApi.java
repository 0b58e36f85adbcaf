package org.qinglin.app.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.GapSearch;
import org.qinglin.app.matching.GapSearchFailed;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.SavedRuns;
import org.qinglin.app.matching.StreetFloor;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Assignment;
import org.qinglin.engine.Change;
import org.qinglin.engine.Fairness;
import org.qinglin.engine.Parts;
import org.qinglin.engine.PersonStory;
import org.qinglin.engine.PlanComparison;
import org.qinglin.engine.PlanFigures;
import org.qinglin.engine.Remedy;
import org.qinglin.engine.RoleStory;
import org.qinglin.engine.Rules;
import org.qinglin.engine.eligibility.Policy;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Why a run's plan is as it is, for programs: ids are those of roles and students everywhere in the API. */
@RestController
@Tag(name = "runs", description = "派单: dispatch runs")
class StoryApi {

    private static final int NEAR = 10;
    private static final String SECONDS_TO_WAIT = "2";

    private final DispatchRuns runs;
    private final SavedRuns saved;
    private final GapSearch search;
    private final ApiAnswers answers;
    private final Say say;

    StoryApi(DispatchRuns runs, SavedRuns saved, GapSearch search, ApiAnswers answers, Say say) {
        this.runs = runs;
        this.saved = saved;
        this.search = search;
        this.answers = answers;
        this.say = say;
    }

    /** A place taken, with the parts of its value. */
    record Taken(String role, String student, int value, Parts parts) {

        static Taken of(Assignment each) {
            return new Taken(each.roleId(), each.personId(), each.value(), each.parts());
        }
    }

    /**
     * A change that would fill places; see the engine's {@code Remedy}.
     *
     * @param change its kind: Farther, Shift, Course, Consent or OneMoreTask
     * @param by its measure: metres, minutes, or the skill and its level
     */
    record Step(String change, Map<String, Object> by, List<String> roles, int candidates, int people, int fills) {

        static Step of(Remedy remedy) {
            return new Step(
                    RemedyWords.kind(remedy.change()),
                    measure(remedy.change()),
                    remedy.roles(),
                    remedy.candidates(),
                    remedy.people(),
                    remedy.fills());
        }

        private static Map<String, Object> measure(Change change) {
            if (change instanceof Change.Farther farther) {
                return Map.of("metres", farther.metres());
            }
            if (change instanceof Change.Shift shift) {
                return Map.of("minutes", shift.minutes());
            }
            return change instanceof Change.Course course
                    ? Map.of("skill", course.skill(), "level", course.level())
                    : Map.of();
        }
    }

    record Need(
            String role,
            int places,
            int filled,
            int minimum,
            int eligible,
            int engagedElsewhere,
            Map<Policy, Integer> excluded,
            Map<Policy, Integer> excludedOnly,
            List<Taken> chosen,
            List<Step> steps) {

        static Need of(RoleStory story, List<Remedy> remedies) {
            return new Need(
                    story.role().id(),
                    story.role().maxHeads(),
                    story.chosen().size(),
                    story.role().minHeads(),
                    story.eligible(),
                    story.engagedElsewhere(),
                    story.excluded(),
                    story.excludedOnly(),
                    story.chosen().stream().map(Taken::of).toList(),
                    remedies.stream().map(Step::of).toList());
        }
    }

    record Student(
            String student,
            int capacity,
            int eligible,
            Map<Policy, Integer> excludedOnly,
            List<Taken> taken,
            List<PersonStory.Alternative> near) {}

    /**
     * The empty places.
     *
     * @param untold roles whose smallest changes were not looked for with the others': ask their own addresses
     * @param rulesLeftOut whether the run has rules beyond the flow form, which the changes leave out
     */
    record Gaps(int missing, List<Step> best, List<Need> needs, List<String> untold, boolean rulesLeftOut) {}

    /** @param progress 0 to 1 */
    record Searching(double progress) {}

    /** @param withoutFloors value of the plan without the floors: what they cost is the difference; null without any */
    record Fair(
            PlanFigures figures,
            List<Fairness.Group> streets,
            List<Fairness.Group> programmes,
            double jain,
            List<StreetFloor> floors,
            @Nullable Long withoutFloors) {}

    private record Open(DispatchRun run, SavedRun plan) {}

    private Optional<Open> open(Viewer viewer, long id) {
        return runs.find(viewer.mustCollege(), new RunId(id))
                .flatMap(run -> saved.of(run.id()).map(plan -> new Open(run, plan)));
    }

    private Optional<SavedRun> find(Viewer viewer, long id) {
        return open(viewer, id).map(Open::plan);
    }

    @Operation(summary = "Why a role is filled as it is: who, why, whom each policy keeps away, the smallest changes")
    @GetMapping("/api/runs/{id}/needs/{role}")
    ResponseEntity<Object> need(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long role) {
        var name = Long.toString(role);
        return find(viewer, id)
                .filter(run -> run.role(name).isPresent())
                .<ResponseEntity<Object>>map(run -> ResponseEntity.ok(Need.of(run.ofRole(name), run.remedies(name))))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Why a student takes what they take, and what else was near with the price of its places")
    @GetMapping("/api/runs/{id}/students/{student}")
    ResponseEntity<Object> student(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long student) {
        var name = Long.toString(student);
        return find(viewer, id)
                .filter(run -> run.person(name).isPresent())
                .map(run -> run.ofPerson(name, NEAR))
                .<ResponseEntity<Object>>map(story -> ResponseEntity.ok(new Student(
                        name,
                        story.person().capacity(),
                        story.eligible(),
                        story.excludedOnly(),
                        story.chosen().stream().map(Taken::of).toList(),
                        story.others())))
                .orElseGet(answers::notFound);
    }

    @Operation(
            summary =
                    "Roles with empty places and the changes that would fill most: 202 until they are found, then kept")
    @GetMapping("/api/runs/{id}/gaps")
    ResponseEntity<Object> gaps(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return open(viewer, id).map(each -> gaps(id, each)).orElseGet(answers::notFound);
    }

    private ResponseEntity<Object> gaps(long id, Open open) {
        try {
            return search.found(open.run().id(), open.plan())
                    ? ResponseEntity.ok(gaps(open.plan()))
                    : ResponseEntity.accepted()
                            .location(URI.create("/api/runs/" + id + "/gaps"))
                            .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                            .body(new Searching(search.progress(open.run().id())));
        } catch (GapSearchFailed failed) {
            return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                    .header(HttpHeaders.RETRY_AFTER, Long.toString(GapSearchFailed.REST.toSeconds()))
                    .body(ProblemDetail.forStatusAndDetail(HttpStatus.SERVICE_UNAVAILABLE, say.text("gaps.failed")));
        }
    }

    private static Gaps gaps(SavedRun plan) {
        var gaps = plan.gaps();
        return new Gaps(
                gaps.stream().mapToInt(RoleStory::emptyPlaces).sum(),
                plan.bestRemedies().stream().map(Step::of).toList(),
                gaps.stream()
                        .limit(SavedRun.GAPS_TOLD)
                        .map(each -> Need.of(each, plan.remedies(each.role().id())))
                        .toList(),
                gaps.stream()
                        .skip(SavedRun.GAPS_TOLD)
                        .map(each -> each.role().id())
                        .toList(),
                !plan.problem().rules().equals(Rules.FLOW_FORM));
    }

    @Operation(
            summary =
                    "How fair the plan is: coverage and waiting by street and programme, Jain, Gini, what floors cost")
    @GetMapping("/api/runs/{id}/fairness")
    ResponseEntity<Object> fairness(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return open(viewer, id)
                .<ResponseEntity<Object>>map(open -> {
                    var run = open.plan();
                    var result = open.run().result();
                    var fairness = run.fairness();
                    return ResponseEntity.ok(new Fair(
                            run.figures(),
                            fairness.streets(),
                            Fairness.by(run.problem(), run.plan(), org.qinglin.engine.Role::programme),
                            fairness.jain(),
                            run.floors(),
                            result == null ? null : result.withoutFloors()));
                })
                .orElseGet(answers::notFound);
    }

    @Operation(
            summary = "What changed from another run to this one: figures, people with their reasons, roles, weights")
    @GetMapping("/api/runs/{id}/compare/{other}")
    ResponseEntity<Object> compare(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long other) {
        return find(viewer, id)
                .flatMap(after -> find(viewer, other)
                        .map(before ->
                                PlanComparison.of(before.problem(), before.plan(), after.problem(), after.plan())))
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(answers::notFound);
    }
}
