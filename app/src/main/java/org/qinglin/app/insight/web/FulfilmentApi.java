package org.qinglin.app.insight.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.Fulfilment;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What became of an agreement's commitments, for programs. */
@RestController
@Tag(name = "agreements", description = "co-construction agreements of faculties and streets")
class FulfilmentApi {

    private final Fulfilment fulfilment;
    private final ApiAnswers answers;

    FulfilmentApi(Fulfilment fulfilment, ApiAnswers answers) {
        this.fulfilment = fulfilment;
        this.answers = answers;
    }

    @Operation(summary = "Every commitment of a signed agreement with its target and what there is of it")
    @GetMapping("/api/agreements/{id}/fulfilment")
    ResponseEntity<Object> whole(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return fulfilment
                .of(viewer, new AgreementId(id))
                .<ResponseEntity<Object>>map(ResponseEntity::ok)
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "The records behind one commitment's figure, the latest first")
    @GetMapping("/api/agreements/{id}/fulfilment/{number}")
    ResponseEntity<Object> records(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable int number,
            @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest("", page);
        return fulfilment
                .of(viewer, new AgreementId(id))
                .flatMap(whole -> whole.lines().stream()
                        .filter(each -> each.commitment().number() == number)
                        .findFirst()
                        .<ResponseEntity<Object>>map(each -> ResponseEntity.ok(
                                fulfilment.records(whole.agreement(), each.commitment(), ask.offset(), ask.limit()))))
                .orElseGet(answers::notFound);
    }
}
