package org.qinglin.app.recognition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.Application;
import org.qinglin.app.recognition.ApplicationOutcome;
import org.qinglin.app.recognition.ApplicationStep;
import org.qinglin.app.recognition.Applications;
import org.qinglin.app.recognition.Certificate;
import org.qinglin.app.recognition.CertificateId;
import org.qinglin.app.recognition.Objection;
import org.qinglin.app.recognition.ObjectionOutcome;
import org.qinglin.app.recognition.ObjectionStep;
import org.qinglin.app.recognition.PublicNotices;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Applications for certificates, their public notice and objections, for programs. */
@RestController
@Tag(name = "certificates", description = "Checking certificates of service")
class ApplicationApi {

    private final Applications applications;
    private final PublicNotices notices;
    private final IssueWords words;
    private final ApiAnswers answers;

    ApplicationApi(Applications applications, PublicNotices notices, IssueWords words, ApiAnswers answers) {
        this.applications = applications;
        this.notices = notices;
        this.words = words;
        this.answers = answers;
    }

    record Wish(@Nullable String purpose) {}

    record Word(@Nullable String words) {}

    record Signing(
            @Nullable String personInCharge, @Nullable String handler) {}

    /** What a notice tells: no ID number and no code. */
    record Posted(
            long id,
            String number,
            String name,
            long minutes,
            @Nullable String until) {

        static Posted of(Certificate each) {
            var content = each.content();
            return new Posted(
                    each.id().value(),
                    content.number(),
                    content.name(),
                    content.minutes(),
                    each.noticeUntil() == null ? null : each.noticeUntil().toString());
        }
    }

    @Operation(summary = "The student's own applications, the newest first")
    @GetMapping("/api/my/certificate-applications")
    List<Application> mine(@CurrentViewer Viewer viewer) {
        return applications.mine(viewer);
    }

    @Operation(summary = "The student asks for a certificate of service")
    @PostMapping("/api/my/certificate-applications")
    ResponseEntity<Object> apply(@CurrentViewer Viewer viewer, @RequestBody Wish wish) {
        return answer(applications.apply(viewer, wish.purpose()), HttpStatus.CREATED);
    }

    @Operation(summary = "The student takes an application back")
    @PostMapping("/api/my/certificate-applications/{id}/withdraw")
    ResponseEntity<Object> withdraw(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(applications.take(viewer, id, new ApplicationStep.Withdraw()), HttpStatus.OK);
    }

    @Operation(summary = "Applications that wait for the college, the first due first")
    @GetMapping("/api/certificate-applications")
    List<Application> waiting(@CurrentViewer Viewer viewer) {
        return applications.waiting(viewer);
    }

    @Operation(summary = "Accepts an application: the record was looked at")
    @PostMapping("/api/certificate-applications/{id}/accept")
    ResponseEntity<Object> accept(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(applications.take(viewer, id, new ApplicationStep.Accept()), HttpStatus.OK);
    }

    @Operation(summary = "Refuses an application, with the reason")
    @PostMapping("/api/certificate-applications/{id}/refuse")
    ResponseEntity<Object> refuse(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Word word) {
        return answer(applications.take(viewer, id, new ApplicationStep.Refuse(word.words())), HttpStatus.OK);
    }

    @Operation(summary = "Issues what was accepted; the public notice begins")
    @PostMapping("/api/certificate-applications/{id}/issue")
    ResponseEntity<Object> issue(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Signing signing) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return answer(
                applications.take(
                        viewer, id, new ApplicationStep.Issue(signing.personInCharge(), signing.handler(), base)),
                HttpStatus.CREATED);
    }

    @Operation(summary = "Certificates of the viewer's college in their public notice, the first to end first")
    @GetMapping("/api/notices")
    List<Posted> notices(@CurrentViewer Viewer viewer) {
        return notices.current(viewer).stream().map(Posted::of).toList();
    }

    @Operation(summary = "Objects to a certificate in its public notice, with the reason")
    @PostMapping("/api/notices/{id}/object")
    ResponseEntity<Object> object(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Word word) {
        return answer(notices.object(viewer, new CertificateId(id), word.words()), HttpStatus.CREATED);
    }

    @Operation(summary = "Objections that wait for the college, the first due first")
    @GetMapping("/api/objections")
    List<Objection> objections(@CurrentViewer Viewer viewer) {
        return notices.waiting(viewer);
    }

    @Operation(summary = "Upholds an objection: the certificate is revoked, with these words as the reason")
    @PostMapping("/api/objections/{id}/uphold")
    ResponseEntity<Object> uphold(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Word word) {
        return answer(notices.decide(viewer, id, new ObjectionStep.Uphold(word.words())), HttpStatus.OK);
    }

    @Operation(summary = "Dismisses an objection, with the reason")
    @PostMapping("/api/objections/{id}/dismiss")
    ResponseEntity<Object> dismiss(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Word word) {
        return answer(notices.decide(viewer, id, new ObjectionStep.Dismiss(word.words())), HttpStatus.OK);
    }

    private ResponseEntity<Object> answer(ApplicationOutcome outcome, HttpStatus done) {
        if (outcome instanceof ApplicationOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof ApplicationOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        return outcome instanceof ApplicationOutcome.Done || outcome instanceof ApplicationOutcome.Issued
                ? ResponseEntity.status(done).body(outcome)
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome, ""));
    }

    private ResponseEntity<Object> answer(ObjectionOutcome outcome, HttpStatus done) {
        if (outcome instanceof ObjectionOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof ObjectionOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        }
        return outcome instanceof ObjectionOutcome.Done
                ? ResponseEntity.status(done).body(outcome)
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome, ""));
    }
}
