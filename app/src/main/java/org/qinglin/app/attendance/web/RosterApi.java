package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Rosters;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.people.EmergencyContact;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Rosters and lists of the insured for programs: for the organiser alone, each look recorded as on the page. */
@RestController
@Tag(name = "sessions", description = "Sign-in and sign-out, confirmed hours")
class RosterApi {

    private final Rosters rosters;
    private final ApiAnswers answers;

    RosterApi(Rosters rosters, ApiAnswers answers) {
        this.rosters = rosters;
        this.answers = answers;
    }

    /** @param substituteSince since when the student stands in for somebody who cannot come */
    record HelperJson(
            long student,
            String name,
            String role,
            @Nullable String phone,
            @Nullable EmergencyContact emergencyContact,
            @Nullable Instant substituteSince) {}

    record RosterJson(long session, Instant startsAt, Instant endsAt, String place, List<HelperJson> helpers) {}

    record InsuredJson(
            String name, LocalDate born, @Nullable String phone, String role) {}

    /** @param policy number of the order's accident insurance */
    record InsuredListJson(
            long session,
            Instant startsAt,
            Instant endsAt,
            String place,
            @Nullable String policy,
            List<InsuredJson> insured) {}

    @Operation(summary = "Who helps at a session, with numbers to call; the organiser alone, each look is recorded")
    @GetMapping("/api/sessions/{id}/roster")
    ResponseEntity<Object> roster(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return rosters.open(viewer, new SessionId(id))
                .<ResponseEntity<Object>>map(roster -> {
                    var session = roster.seen().session();
                    return ResponseEntity.ok(new RosterJson(
                            id,
                            session.startsAt(),
                            session.endsAt(),
                            session.place(),
                            roster.rows().stream()
                                    .map(each -> new HelperJson(
                                            each.student().id().value(),
                                            each.student().name(),
                                            each.role(),
                                            each.student().phone(),
                                            each.contact(),
                                            each.substituteSince()))
                                    .toList()));
                })
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Who is insured at a session, for the insurer; the organiser alone, each look is recorded")
    @GetMapping("/api/sessions/{id}/insured")
    ResponseEntity<Object> insured(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return rosters.insured(viewer, new SessionId(id))
                .<ResponseEntity<Object>>map(roster -> {
                    var session = roster.seen().session();
                    return ResponseEntity.ok(new InsuredListJson(
                            id,
                            session.startsAt(),
                            session.endsAt(),
                            session.place(),
                            roster.seen().request().insurancePolicy(),
                            roster.rows().stream()
                                    .map(each -> new InsuredJson(
                                            each.student().name(),
                                            each.student().birthDate(),
                                            each.student().phone(),
                                            each.role()))
                                    .toList()));
                })
                .orElseGet(answers::notFound);
    }
}
