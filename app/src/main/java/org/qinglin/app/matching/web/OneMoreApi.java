package org.qinglin.app.matching.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.OneMoreStudent;
import org.qinglin.app.matching.OneMoreStudent.Profile;
import org.qinglin.app.matching.OneMoreStudents;
import org.qinglin.app.matching.OneMoreStudents.Asked;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.SavedRuns;
import org.qinglin.app.matching.internal.Imagined;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Rules;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** What one more student would add, for programs; what the pages do, by the same rules. */
@RestController
@Tag(name = "runs", description = "派单: dispatch runs")
class OneMoreApi {

    private static final String SECONDS_TO_WAIT = "2";

    private final DispatchRuns runs;
    private final SavedRuns saved;
    private final OneMoreStudents students;
    private final ApiAnswers answers;
    private final Say say;

    OneMoreApi(DispatchRuns runs, SavedRuns saved, OneMoreStudents students, ApiAnswers answers, Say say) {
        this.runs = runs;
        this.saved = saved;
        this.students = students;
        this.answers = answers;
        this.say = say;
    }

    /** Whom one imagines; what is missing or empty is left open, and all left open asks for everything by itself. */
    record Ask(
            @Nullable String skill,
            @Nullable String halfDay,
            @Nullable String street) {

        Profile profile() {
            return new Profile(text(skill), text(halfDay), text(street));
        }

        private static String text(@Nullable String value) {
            return value == null ? "" : value.strip();
        }
    }

    /**
     * What is known.
     *
     * @param searching whether more is being looked for; {@code progress} how far that is, 0 to 1
     * @param rulesLeftOut whether the run has rules beyond the flow form, which these answers leave out
     */
    record Found(
            boolean searching,
            double progress,
            boolean rulesLeftOut,
            List<OneMoreStudent> students,
            Collection<String> skills,
            Collection<String> halfDays,
            Collection<String> streets) {}

    private record Open(RunId run, SavedRun plan, Imagined imagined) {}

    private Optional<Open> open(Viewer viewer, long id) {
        return runs.find(viewer.mustCollege(), new RunId(id))
                .flatMap(run -> saved.of(run.id()).map(plan -> new Open(run.id(), plan, new Imagined(plan.problem()))));
    }

    @Operation(summary = "What one more student would add, what adds most first; and what may be asked for")
    @GetMapping("/api/runs/{id}/one-more")
    ResponseEntity<Object> found(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return open(viewer, id)
                .<ResponseEntity<Object>>map(each -> ResponseEntity.ok(found(each)))
                .orElseGet(answers::notFound);
    }

    private Found found(Open open) {
        return new Found(
                students.searching(open.run()),
                students.progress(open.run()),
                !open.plan().problem().rules().equals(Rules.FLOW_FORM),
                students.of(open.run()),
                open.imagined().skills(),
                open.imagined().halfDays(),
                open.imagined().streets());
    }

    @Operation(summary = "Ask what one more student would add: 202, then read it until the search has ended")
    @PostMapping("/api/runs/{id}/one-more")
    ResponseEntity<Object> start(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Ask ask) {
        return open(viewer, id).map(each -> start(each, ask.profile())).orElseGet(answers::notFound);
    }

    private ResponseEntity<Object> start(Open open, Profile asked) {
        var faults = faults(open.imagined(), asked);
        if (!faults.isEmpty()) {
            return answers.faulty(faults);
        }
        var wanted = asked.equals(Profile.ANYONE) ? open.imagined().each() : List.of(asked);
        if (!open.plan().problem().roles().isEmpty()
                && students.start(open.run(), open.plan(), wanted) instanceof Asked.Busy busy) {
            return answers.refusal(HttpStatus.CONFLICT, busy, say.text("one-more.busy"));
        }
        return ResponseEntity.accepted()
                .location(URI.create("/api/runs/" + open.run().value() + "/one-more"))
                .header(HttpHeaders.RETRY_AFTER, SECONDS_TO_WAIT)
                .body(found(open));
    }

    private static List<Fault> faults(Imagined imagined, Profile asked) {
        var faults = new ArrayList<Fault>();
        check("skill", asked.skill(), imagined.skills(), faults);
        check("halfDay", asked.halfDay(), imagined.halfDays(), faults);
        check("street", asked.street(), imagined.streets(), faults);
        return faults;
    }

    private static void check(String field, String value, Collection<String> known, List<Fault> faults) {
        if (!value.isEmpty() && !known.contains(value)) {
            faults.add(Fault.of(field, value, "fault.one-more", String.join(", ", known)));
        }
    }

    @Operation(summary = "Ask the search to stop; what it has found stays")
    @PostMapping("/api/runs/{id}/one-more/cancel")
    ResponseEntity<Object> cancel(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return runs.find(viewer.mustCollege(), new RunId(id))
                .<ResponseEntity<Object>>map(run -> {
                    students.cancel(run.id());
                    return ResponseEntity.accepted().build();
                })
                .orElseGet(answers::notFound);
    }
}
