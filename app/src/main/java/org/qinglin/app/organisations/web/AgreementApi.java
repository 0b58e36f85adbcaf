package org.qinglin.app.organisations.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.agreements.Agreement;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementFiles;
import org.qinglin.app.organisations.agreements.AgreementFlow;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.organisations.agreements.Commitment;
import org.qinglin.app.organisations.agreements.Measure;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.organisations.agreements.Plaques;
import org.qinglin.app.organisations.agreements.VersionComparison;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.StoredFile;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Agreements, for programs: the same steps, refusals and words as on the pages. */
@RestController
@Tag(name = "agreements", description = "co-construction agreements of faculties and streets")
class AgreementApi {

    private final Agreements agreements;
    private final AgreementDesk desk;
    private final AgreementFlow flow;
    private final AgreementFiles files;
    private final Plaques plaques;
    private final Measures measures;
    private final ApiAnswers answers;
    private final Say say;

    AgreementApi(
            Agreements agreements,
            AgreementDesk desk,
            AgreementFlow flow,
            AgreementFiles files,
            Plaques plaques,
            Measures measures,
            ApiAnswers answers,
            Say say) {
        this.agreements = agreements;
        this.desk = desk;
        this.flow = flow;
        this.files = files;
        this.plaques = plaques;
        this.measures = measures;
        this.answers = answers;
        this.say = say;
    }

    record Whole(
            Agreement agreement,
            List<Commitment> commitments,
            List<Agreements.Word> words,
            List<AgreementFiles.Scan> files,
            List<Plaques.Plaque> plaques) {}

    record Reason(@Nullable String reason) {

        String text() {
            return reason == null ? "" : reason;
        }
    }

    /** @param name in the reader's language */
    record MeasureName(String code, String name, Measure.Way way, boolean byProgramme) {}

    private Whole whole(Agreement agreement) {
        return new Whole(
                agreement,
                agreements.commitments(agreement),
                agreements.words(agreement.id()),
                files.of(agreement.id()),
                plaques.of(agreement.id()));
    }

    private ResponseEntity<Object> answer(Viewer viewer, AgreementOutcome outcome, HttpStatus done) {
        if (outcome instanceof AgreementOutcome.Done ok) {
            var body = whole(agreements.find(viewer, ok.id()).orElseThrow(NotFound::new));
            return done == HttpStatus.CREATED
                    ? ResponseEntity.created(
                                    URI.create("/api/agreements/" + ok.id().value()))
                            .body(body)
                    : ResponseEntity.ok(body);
        }
        if (outcome instanceof AgreementOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof AgreementOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        boolean words =
                outcome instanceof AgreementOutcome.WordsMissing || outcome instanceof AgreementOutcome.WordsTooLong;
        return answers.refusal(
                words ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT,
                (Record) outcome,
                AgreementWords.of(outcome, say));
    }

    @Operation(summary = "The agreements of the viewer's side")
    @GetMapping("/api/agreements")
    List<Agreement> list(@CurrentViewer Viewer viewer) {
        return agreements.list(viewer);
    }

    @Operation(summary = "What a commitment can be measured by")
    @GetMapping("/api/agreements/measures")
    List<MeasureName> measures() {
        return measures.all().stream()
                .map(each -> new MeasureName(
                        each.code(), say.text("measure." + each.code()), each.way(), each.byProgramme()))
                .toList();
    }

    @Operation(summary = "One agreement with its commitments, what was said about it, its scans and plaques")
    @GetMapping("/api/agreements/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return agreements
                .find(viewer, new AgreementId(id))
                .<ResponseEntity<Object>>map(each -> ResponseEntity.ok(whole(each)))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Drafts an agreement; with renews, one that goes on from another")
    @PostMapping("/api/agreements")
    ResponseEntity<Object> draft(@CurrentViewer Viewer viewer, @RequestBody AgreementInput input) {
        return answer(viewer, desk.draft(viewer, input), HttpStatus.CREATED);
    }

    @Operation(summary = "Writes the next version of a draft; version is the one it began with")
    @PostMapping("/api/agreements/{id}")
    ResponseEntity<Object> edit(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody AgreementInput input) {
        return answer(viewer, desk.edit(viewer, new AgreementId(id), input), HttpStatus.OK);
    }

    @Operation(summary = "Lays a draft before both sides; the viewer's side agrees to it")
    @PostMapping("/api/agreements/{id}/submit")
    ResponseEntity<Object> submit(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return take(viewer, id, new AgreementStep.Submit());
    }

    @Operation(summary = "The viewer's side agrees")
    @PostMapping("/api/agreements/{id}/agree")
    ResponseEntity<Object> agree(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return take(viewer, id, new AgreementStep.Agree());
    }

    @Operation(summary = "Back to writing, with words")
    @PostMapping("/api/agreements/{id}/send-back")
    ResponseEntity<Object> sendBack(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return take(viewer, id, new AgreementStep.SendBack(reason.text()));
    }

    @Operation(summary = "Both sides have signed")
    @PostMapping("/api/agreements/{id}/sign")
    ResponseEntity<Object> sign(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody AgreementStep.Sign sign) {
        return take(viewer, id, sign);
    }

    @Operation(summary = "A draft comes to nothing, with the reason")
    @PostMapping("/api/agreements/{id}/withdraw")
    ResponseEntity<Object> withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return take(viewer, id, new AgreementStep.Withdraw(reason.text()));
    }

    @Operation(summary = "One side ends an agreement before its time, with the reason")
    @PostMapping("/api/agreements/{id}/terminate")
    ResponseEntity<Object> terminate(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return take(viewer, id, new AgreementStep.Terminate(reason.text()));
    }

    private ResponseEntity<Object> take(Viewer viewer, long id, AgreementStep step) {
        return answer(viewer, flow.take(viewer, new AgreementId(id), step), HttpStatus.OK);
    }

    @Operation(summary = "Adds a scan (PDF, JPEG, PNG) of a signed agreement")
    @PostMapping("/api/agreements/{id}/files")
    ResponseEntity<Object> scan(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        var outcome = files.add(viewer, new AgreementId(id), Upload.name(file), Upload.content(file));
        return answer(viewer, outcome, HttpStatus.OK);
    }

    @Operation(summary = "One scan")
    @GetMapping("/api/agreements/{id}/files/{file}")
    ResponseEntity<byte[]> file(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long file) {
        var scan = agreements
                .find(viewer, new AgreementId(id))
                .flatMap(each -> files.find(each.id(), file))
                .orElseThrow(NotFound::new);
        return StoredFile.of(scan.name(), scan.mediaType(), files.content(scan));
    }

    @Operation(summary = "Grants a plaque or practice base")
    @PostMapping("/api/agreements/{id}/plaques")
    ResponseEntity<Object> grant(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Plaques.Input input) {
        return answer(viewer, plaques.grant(viewer, new AgreementId(id), input), HttpStatus.OK);
    }

    @Operation(summary = "Takes a plaque or practice base back, with the reason")
    @PostMapping("/api/agreements/{id}/plaques/{plaque}/revoke")
    ResponseEntity<Object> revoke(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long plaque,
            @RequestBody Reason reason) {
        return answer(viewer, plaques.revoke(viewer, new AgreementId(id), plaque, reason.text()), HttpStatus.OK);
    }

    @Operation(summary = "What changed from one version to another")
    @GetMapping("/api/agreements/{id}/versions/{from}/{to}")
    ResponseEntity<Object> compare(
            @CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable int from, @PathVariable int to) {
        var found = agreements.find(viewer, new AgreementId(id));
        int last =
                found.isEmpty() ? 0 : agreements.versions(new AgreementId(id)).size();
        if (from < 1 || to < 1 || from > last || to > last) {
            return answers.notFound();
        }
        var all = agreements.versions(new AgreementId(id));
        return ResponseEntity.ok(VersionComparison.of(
                all.get(from - 1),
                agreements.commitments(new AgreementId(id), from),
                all.get(to - 1),
                agreements.commitments(new AgreementId(id), to)));
    }
}
