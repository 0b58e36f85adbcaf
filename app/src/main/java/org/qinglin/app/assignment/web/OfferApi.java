package org.qinglin.app.assignment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.AcceptanceOutcome;
import org.qinglin.app.assignment.DeclineOutcome;
import org.qinglin.app.assignment.Offer;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.Offers;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** A student's offers for programs. */
@RestController
@Tag(name = "offers", description = "接单: offers of places, and the student's answer")
class OfferApi {

    private final Offers offers;
    private final OutcomeWords words;
    private final ApiAnswers answers;

    OfferApi(Offers offers, OutcomeWords words, ApiAnswers answers) {
        this.offers = offers;
        this.words = words;
        this.answers = answers;
    }

    record Decline(@Nullable String reason) {}

    @Operation(summary = "The student's offers that wait for an answer")
    @GetMapping("/api/offers")
    List<Offer> open(@CurrentViewer Viewer viewer) {
        return offers.openFor(viewer.mustStudent());
    }

    @Operation(summary = "Accept: 200 confirmed, 409 with the named outcome otherwise")
    @PostMapping("/api/offers/{id}/accept")
    ResponseEntity<Object> accept(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var outcome = offers.accept(viewer, new OfferId(id));
        if (outcome instanceof AcceptanceOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof AcceptanceOutcome.Confirmed || outcome instanceof AcceptanceOutcome.AlreadyConfirmed) {
            return ResponseEntity.ok(outcome);
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }

    @Operation(summary = "Decline; a reason is welcome, not needed")
    @PostMapping("/api/offers/{id}/decline")
    ResponseEntity<Object> decline(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestBody(required = false) @Nullable Decline body) {
        var reason = body == null || body.reason() == null ? "" : body.reason();
        var outcome = offers.decline(viewer, new OfferId(id), reason);
        if (outcome instanceof DeclineOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof DeclineOutcome.Declined) {
            return ResponseEntity.noContent().build();
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }
}
