package org.qinglin.app.recognition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.Applications;
import org.qinglin.app.recognition.Certificate;
import org.qinglin.app.recognition.CertificateId;
import org.qinglin.app.recognition.Certificates;
import org.qinglin.app.recognition.IssueOutcome;
import org.qinglin.app.shared.StudentId;
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
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Issuing and revoking certificates for programs; checking them is public, see {@link CheckPages}. */
@RestController
@Tag(name = "certificates", description = "Certificates of service")
class CertificateApi {

    private final Certificates certificates;
    private final Applications applications;
    private final ApiAnswers answers;
    private final IssueWords words;
    private final Say say;

    CertificateApi(
            Certificates certificates, Applications applications, ApiAnswers answers, IssueWords words, Say say) {
        this.certificates = certificates;
        this.applications = applications;
        this.words = words;
        this.answers = answers;
        this.say = say;
    }

    record CertificatePage(List<Certificate> certificates, int page, int total) {}

    record Signing(
            @Nullable String personInCharge, @Nullable String handler) {}

    record Reason(@Nullable String reason) {}

    @Operation(summary = "The college's certificates, newest first")
    @GetMapping("/api/certificates")
    CertificatePage list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest(q, page);
        var college = viewer.mustCollege();
        return new CertificatePage(
                certificates.list(college, ask.search(), ask.offset(), ask.limit()),
                ask.page(),
                certificates.count(college, ask.search()));
    }

    @Operation(
            summary =
                    "Issue a certificate of everything in a student's ledger, without an application; the notice is the same")
    @PostMapping("/api/students/{id}/certificates")
    ResponseEntity<Object> issue(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Signing signing) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        var outcome = applications.issue(
                viewer, new StudentId(id), text(signing.personInCharge()), text(signing.handler()), base);
        if (outcome instanceof IssueOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof IssueOutcome.Issued issued) {
            return ResponseEntity.status(HttpStatus.CREATED)
                    .body(certificates.find(viewer.mustCollege(), issued.id()).orElseThrow());
        }
        return answers.refusal(HttpStatus.UNPROCESSABLE_CONTENT, (Record) outcome, words.of(outcome));
    }

    @Operation(summary = "Revoke a certificate, with a reason that a check shows")
    @PostMapping("/api/certificates/{id}/revocation")
    ResponseEntity<Object> revoke(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        var outcome = certificates.revoke(viewer, new CertificateId(id), text(reason.reason()));
        if (outcome instanceof Certificates.Revoked.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof Certificates.Revoked.Done) {
            return ResponseEntity.noContent().build();
        }
        return answers.refusal(
                outcome instanceof Certificates.Revoked.Already
                        ? HttpStatus.CONFLICT
                        : HttpStatus.UNPROCESSABLE_CONTENT,
                (Record) outcome,
                say.text("certificate.revoke." + outcome.getClass().getSimpleName()));
    }

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }
}
