package org.qinglin.app.practice.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.practice.Choices;
import org.qinglin.app.practice.HomePlacement;
import org.qinglin.app.practice.HomePosts;
import org.qinglin.app.practice.HometownRuns;
import org.qinglin.app.practice.PlacementStep;
import org.qinglin.app.practice.Placements;
import org.qinglin.app.practice.PostWishes;
import org.qinglin.app.practice.Season;
import org.qinglin.app.practice.Seasons;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Hometown practice for programs. */
@RestController
@Tag(name = "hometown", description = "Posts near home in the holidays, ranked by both sides")
class HometownApi {

    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Choices choices;
    private final HometownRuns runs;
    private final Placements placements;
    private final TwoPlans plans;
    private final PracticeWords words;
    private final ApiAnswers answers;

    HometownApi(
            Seasons seasons,
            HomePosts posts,
            PostWishes wishes,
            Choices choices,
            HometownRuns runs,
            Placements placements,
            TwoPlans plans,
            PracticeWords words,
            ApiAnswers answers) {
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.choices = choices;
        this.runs = runs;
        this.placements = placements;
        this.plans = plans;
        this.words = words;
        this.answers = answers;
    }

    record WishesBody(@Nullable List<Long> posts) {}

    record ChoicesBody(
            @Nullable List<Long> chosen, @Nullable List<Long> refused) {}

    record Decision(@Nullable String plan, @Nullable String reason) {}

    record Reason(@Nullable String reason) {}

    @Operation(summary = "The college's seasons, the latest first")
    @GetMapping("/api/hometown")
    List<Season> list(@CurrentViewer Viewer viewer) {
        return seasons.of(viewer.mustCollege());
    }

    @Operation(summary = "The college announces a season; 422 with the faults")
    @PostMapping("/api/hometown")
    ResponseEntity<Object> announce(@CurrentViewer Viewer viewer, @RequestBody Seasons.Input input) {
        return seasons.announce(viewer, input)
                .fold(id -> ResponseEntity.status(HttpStatus.CREATED).body((Object) id), answers::faulty);
    }

    @Operation(summary = "The posts of a season that are offered")
    @GetMapping("/api/hometown/{id}/posts")
    ResponseEntity<Object> posts(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return seasons.find(viewer.mustCollege(), id).isPresent()
                ? ResponseEntity.ok(posts.offered(id))
                : answers.notFound();
    }

    @Operation(summary = "Offers a post: a community its own, the college for a host without an account")
    @PostMapping("/api/hometown/{id}/posts")
    ResponseEntity<Object> offer(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody HomePosts.Input input) {
        return words.answer(posts.offer(viewer, id, input), HttpStatus.CREATED);
    }

    @Operation(summary = "What the student wishes in a season, the best first")
    @GetMapping("/api/my/hometown/{id}/wishes")
    ResponseEntity<Object> wishes(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return seasons.find(viewer.mustCollege(), id).isPresent()
                ? ResponseEntity.ok(wishes.mine(viewer, id))
                : answers.notFound();
    }

    @Operation(summary = "Replaces the student's wishes in a season")
    @PostMapping("/api/my/hometown/{id}/wishes")
    ResponseEntity<Object> wish(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody WishesBody body) {
        var posts = body.posts() == null ? List.<Long>of() : body.posts();
        return answers.gap("posts", posts).orElseGet(() -> words.answer(wishes.set(viewer, id, posts), HttpStatus.OK));
    }

    @Operation(summary = "Replaces whom a host takes for a post, the best first, and whom it does not")
    @PostMapping("/api/hometown/posts/{id}/choices")
    ResponseEntity<Object> choose(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody ChoicesBody body) {
        var said = new Choices.Said(
                body.chosen() == null ? List.of() : body.chosen(), body.refused() == null ? List.of() : body.refused());
        return answers.gap("chosen", said.chosen())
                .or(() -> answers.gap("refused", said.refused()))
                .orElseGet(() -> words.answer(choices.set(viewer, id, said), HttpStatus.OK));
    }

    @Operation(summary = "Plans a season both ways: a stable matching, and the plan worth most in points")
    @PostMapping("/api/hometown/{id}/runs")
    ResponseEntity<Object> run(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return words.answer(runs.run(viewer, id), HttpStatus.CREATED);
    }

    @Operation(summary = "Both plans side by side, with figures and the pairs that would leave, found anew")
    @GetMapping("/api/hometown/runs/{id}")
    ResponseEntity<Object> plans(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return runs.find(viewer.mustCollege(), id)
                .map(run -> ResponseEntity.ok((Object) plans.of(run)))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "The college takes one of the two plans, with its reason; both sides are asked")
    @PostMapping("/api/hometown/runs/{id}/choose")
    ResponseEntity<Object> decide(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Decision decision) {
        return words.answer(runs.choose(viewer, id, decision.plan(), decision.reason()), HttpStatus.OK);
    }

    @Operation(summary = "What is proposed to the student, the latest first")
    @GetMapping("/api/my/placements")
    List<HomePlacement> mine(@CurrentViewer Viewer viewer) {
        return placements.mine(viewer);
    }

    @Operation(summary = "The student accepts a post")
    @PostMapping("/api/my/placements/{id}/accept")
    ResponseEntity<Object> studentAccepts(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return words.answer(placements.take(viewer, id, new PlacementStep.StudentAccepts()), HttpStatus.OK);
    }

    @Operation(summary = "The student declines a post")
    @PostMapping("/api/my/placements/{id}/decline")
    ResponseEntity<Object> studentDeclines(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return words.answer(
                placements.take(viewer, id, new PlacementStep.StudentDeclines(reason.reason())), HttpStatus.OK);
    }

    @Operation(summary = "The host accepts a student")
    @PostMapping("/api/hometown/placements/{id}/accept")
    ResponseEntity<Object> hostAccepts(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return words.answer(placements.take(viewer, id, new PlacementStep.HostAccepts()), HttpStatus.OK);
    }

    @Operation(summary = "The host declines a student, with the reason")
    @PostMapping("/api/hometown/placements/{id}/decline")
    ResponseEntity<Object> hostDeclines(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return words.answer(
                placements.take(viewer, id, new PlacementStep.HostDeclines(reason.reason())), HttpStatus.OK);
    }
}
