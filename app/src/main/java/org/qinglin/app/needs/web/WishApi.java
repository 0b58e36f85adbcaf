package org.qinglin.app.needs.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Wish;
import org.qinglin.app.needs.WishDesk;
import org.qinglin.app.needs.WishId;
import org.qinglin.app.needs.WishInput;
import org.qinglin.app.needs.WishOutcome;
import org.qinglin.app.needs.WishStatus;
import org.qinglin.app.needs.WishStep;
import org.qinglin.app.needs.Wishes;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** A community's wishes for programs. A wish is taken up by an order that names it by {@code wish}. */
@RestController
@Tag(name = "wishes", description = "微心愿: what residents wish for")
class WishApi {

    private final WishDesk desk;
    private final Wishes wishes;
    private final ApiAnswers answers;
    private final Say say;

    WishApi(WishDesk desk, Wishes wishes, ApiAnswers answers, Say say) {
        this.desk = desk;
        this.wishes = wishes;
        this.answers = answers;
        this.say = say;
    }

    record WishPage(List<Wish> wishes, int page, int total) {}

    record Reason(@Nullable String reason) {}

    record NotPossible() {}

    @Operation(summary = "The community's wishes in one state")
    @GetMapping("/api/wishes")
    WishPage list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "OPEN") WishStatus status,
            @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        var place = viewer.mustPlace();
        return new WishPage(
                wishes.of(place, status, ask.offset(), ask.limit()), ask.page(), wishes.count(place, status));
    }

    @Operation(summary = "A helper of the community enters a resident's wish")
    @PostMapping("/api/wishes")
    ResponseEntity<Object> enter(@CurrentViewer Viewer viewer, @RequestBody WishInput wish) {
        var outcome = desk.enter(viewer, wish);
        if (outcome instanceof WishOutcome.Left left) {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(Map.of("id", left.id().value()));
        }
        if (outcome instanceof WishOutcome.TooMany tooMany) {
            return answers.refusal(
                    HttpStatus.TOO_MANY_REQUESTS, tooMany, say.text("wish.too-many", tooMany.most(), tooMany.days()));
        }
        return answers.faulty(((WishOutcome.Faulty) outcome).faults());
    }

    @Operation(summary = "The community declines a wish, with a reason")
    @PostMapping("/api/wishes/{id}/decline")
    ResponseEntity<Object> decline(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return take(viewer, id, new WishStep.Decline(reason.reason() == null ? "" : reason.reason()));
    }

    @Operation(summary = "A declined wish, or one whose order came to nothing, is open again")
    @PostMapping("/api/wishes/{id}/release")
    ResponseEntity<Object> release(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return take(viewer, id, new WishStep.Release());
    }

    private ResponseEntity<Object> take(Viewer viewer, long id, WishStep step) {
        var wish = wishes.find(viewer, new WishId(id));
        if (wish.isEmpty()) {
            return answers.notFound();
        }
        return wishes.take(viewer, wish.get().id(), step)
                ? ResponseEntity.ok(wishes.find(viewer, wish.get().id()).orElseThrow())
                : answers.refusal(HttpStatus.CONFLICT, new NotPossible(), say.text("wish.not-possible"));
    }

    @Operation(summary = "Forgets who made a wish")
    @PostMapping("/api/wishes/{id}/erasure")
    ResponseEntity<Object> erase(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var wish = wishes.find(viewer, new WishId(id));
        if (wish.isEmpty()) {
            return answers.notFound();
        }
        return wishes.erase(viewer, wish.get().id())
                ? ResponseEntity.ok(Map.of("erased", true))
                : answers.refusal(HttpStatus.CONFLICT, new NotPossible(), say.text("wish.not-possible"));
    }
}
