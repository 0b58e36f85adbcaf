package org.qinglin.app.assignment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.ContestOutcome;
import org.qinglin.app.assignment.GiveUpOutcome;
import org.qinglin.app.assignment.HeldPlace;
import org.qinglin.app.assignment.HeldPlaces;
import org.qinglin.app.assignment.KeepOutcome;
import org.qinglin.app.assignment.Miss;
import org.qinglin.app.assignment.MissId;
import org.qinglin.app.assignment.Misses;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.assignment.PlaceRule;
import org.qinglin.app.assignment.PlaceRules;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Places that students hold, for programs. */
@RestController
@Tag(name = "places", description = "接单: places held, confirmed anew, given back, missed")
class HeldPlaceApi {

    private final HeldPlaces places;
    private final Misses misses;
    private final PlaceRules rules;
    private final OutcomeWords words;
    private final ApiAnswers answers;

    HeldPlaceApi(HeldPlaces places, Misses misses, PlaceRules rules, OutcomeWords words, ApiAnswers answers) {
        this.places = places;
        this.misses = misses;
        this.rules = rules;
        this.words = words;
        this.answers = answers;
    }

    record Reason(@Nullable String reason) {

        String text() {
            return reason == null ? "" : reason;
        }
    }

    /** A page of misses: {@code total} counts all pages. */
    record MissPage(List<Miss> misses, int page, int total) {}

    /** @param lift whether it no longer counts */
    record Verdict(@Nullable Boolean lift, @Nullable String reason) {}

    @Operation(summary = "The places that the student holds")
    @GetMapping("/api/places/held")
    Collection<HeldPlace> held(@CurrentViewer Viewer viewer) {
        return places.of(viewer.mustCollege(), viewer.mustStudent()).values();
    }

    @Operation(summary = "The session moved; the student can come all the same")
    @PostMapping("/api/sessions/{id}/confirm-anew")
    ResponseEntity<Object> confirmAnew(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var outcome = places.confirmAnew(viewer, new SessionId(id));
        if (outcome instanceof KeepOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof KeepOutcome.Kept || outcome instanceof KeepOutcome.AlreadyKept) {
            return ResponseEntity.ok(outcome);
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }

    @Operation(summary = "The student gives the place back, with a reason; it is filled again at once")
    @PostMapping("/api/sessions/{id}/give-up")
    ResponseEntity<Object> giveUp(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        var outcome = places.giveUp(viewer, new SessionId(id), reason.text());
        if (outcome instanceof GiveUpOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof GiveUpOutcome.GivenUp || outcome instanceof GiveUpOutcome.GivenUpLate) {
            return ResponseEntity.ok(outcome);
        }
        var status = outcome instanceof GiveUpOutcome.Begun ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        return answers.refusal(status, (Record) outcome, words.of(outcome));
    }

    @Operation(summary = "Places given back late and no-shows: the student's own, latest first")
    @GetMapping("/api/my/misses")
    List<Miss> own(@CurrentViewer Viewer viewer) {
        return misses.of(viewer.mustStudent());
    }

    @Operation(summary = "The same of a college: those that wait for its word first")
    @GetMapping("/api/misses")
    MissPage all(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        var college = viewer.mustCollege();
        return new MissPage(misses.of(college, ask.offset(), ask.limit()), ask.page(), misses.count(college));
    }

    @Operation(summary = "What the college makes of places given back late and of no-shows")
    @GetMapping("/api/misses/rule")
    PlaceRule rule(@CurrentViewer Viewer viewer) {
        return rules.of(viewer.mustCollege());
    }

    @Operation(summary = "Sets the rule; misses left out: nothing follows from them")
    @PostMapping("/api/misses/rule")
    ResponseEntity<Object> setRule(@CurrentViewer Viewer viewer, @RequestBody PlaceRules.Input input) {
        return rules.set(viewer, input).fold(rule -> ResponseEntity.ok((Object) rule), answers::faulty);
    }

    @Operation(summary = "The student says why it should not count")
    @PostMapping("/api/my/misses/{id}/contest")
    ResponseEntity<Object> contest(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(misses.contest(viewer, new MissId(id), reason.text()));
    }

    @Operation(summary = "The college decides about it, with a reason")
    @PostMapping("/api/misses/{id}/decision")
    ResponseEntity<Object> decide(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Verdict verdict) {
        var reason = verdict.reason() == null ? "" : verdict.reason();
        return answer(misses.decide(viewer, new MissId(id), Boolean.TRUE.equals(verdict.lift()), reason));
    }

    private ResponseEntity<Object> answer(ContestOutcome outcome) {
        if (outcome instanceof ContestOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof ContestOutcome.Done) {
            return ResponseEntity.noContent().build();
        }
        var status = outcome instanceof ContestOutcome.Already ? HttpStatus.CONFLICT : HttpStatus.UNPROCESSABLE_CONTENT;
        return answers.refusal(status, (Record) outcome, words.of(outcome));
    }
}
