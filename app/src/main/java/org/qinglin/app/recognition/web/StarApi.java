package org.qinglin.app.recognition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.Star;
import org.qinglin.app.recognition.StarOutcome;
import org.qinglin.app.recognition.StarRules;
import org.qinglin.app.recognition.StarStep;
import org.qinglin.app.recognition.StarThresholds;
import org.qinglin.app.recognition.Stars;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Stars for programs. */
@RestController
@Tag(name = "stars", description = "Star levels and their thresholds")
class StarApi {

    private final Stars stars;
    private final StarRules rules;
    private final Hours hours;
    private final StarWords words;
    private final ApiAnswers answers;

    StarApi(Stars stars, StarRules rules, Hours hours, StarWords words, ApiAnswers answers) {
        this.stars = stars;
        this.rules = rules;
        this.hours = hours;
        this.words = words;
        this.answers = answers;
    }

    /**
     * Where a student stands.
     *
     * @param reached the star for the hours; {@code given} is the one that was confirmed
     * @param missing minutes for the next
     */
    record Standing(long minutes, int reached, int given, long missing, StarThresholds thresholds, List<Star> stars) {}

    record Reason(@Nullable String reason) {}

    @Operation(summary = "The student's hours, stars, and minutes that the next star wants")
    @GetMapping("/api/my/stars")
    Standing own(@CurrentViewer Viewer viewer) {
        var thresholds = rules.now(viewer.mustCollege());
        long minutes = hours.balance(viewer.mustStudent()).value();
        return new Standing(
                minutes,
                thresholds.level(minutes),
                stars.level(viewer.mustStudent()),
                thresholds.missing(minutes),
                thresholds,
                stars.mine(viewer));
    }

    @Operation(summary = "Applies for the highest star that the hours reach")
    @PostMapping("/api/my/stars")
    ResponseEntity<Object> apply(@CurrentViewer Viewer viewer) {
        return answer(stars.apply(viewer), HttpStatus.CREATED);
    }

    @Operation(summary = "The student takes an application back")
    @PostMapping("/api/my/stars/{id}/withdraw")
    ResponseEntity<Object> withdraw(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(stars.take(viewer, id, new StarStep.Withdraw()), HttpStatus.OK);
    }

    @Operation(summary = "Applications for stars that wait for the college, the first due first")
    @GetMapping("/api/stars")
    List<Star> waiting(@CurrentViewer Viewer viewer) {
        return stars.waiting(viewer);
    }

    @Operation(summary = "Confirms a star, if the hours still reach it")
    @PostMapping("/api/stars/{id}/confirm")
    ResponseEntity<Object> confirm(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(stars.take(viewer, id, new StarStep.Confirm()), HttpStatus.OK);
    }

    @Operation(summary = "Refuses a star, with the reason")
    @PostMapping("/api/stars/{id}/refuse")
    ResponseEntity<Object> refuse(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(stars.take(viewer, id, new StarStep.Refuse(reason.reason())), HttpStatus.OK);
    }

    @Operation(summary = "Every version of the thresholds that the college has known")
    @GetMapping("/api/stars/thresholds")
    List<StarThresholds> thresholds(@CurrentViewer Viewer viewer) {
        return rules.versions(viewer.mustCollege());
    }

    @Operation(summary = "Sets the hours of the five stars, from a day on")
    @PostMapping("/api/stars/thresholds")
    ResponseEntity<Object> set(@CurrentViewer Viewer viewer, @RequestBody StarRules.Input input) {
        return rules.set(viewer, input)
                .fold(id -> ResponseEntity.status(HttpStatus.CREATED).body((Object) id), answers::faulty);
    }

    private ResponseEntity<Object> answer(StarOutcome outcome, HttpStatus done) {
        if (outcome instanceof StarOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof StarOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        return outcome instanceof StarOutcome.Done
                ? ResponseEntity.status(done).body(outcome)
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome, ""));
    }
}
