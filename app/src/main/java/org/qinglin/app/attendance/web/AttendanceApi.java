package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Helper;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.attendance.Attendance;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.attendance.LedgerEntry;
import org.qinglin.app.attendance.MarkKind;
import org.qinglin.app.attendance.MarkOutcome;
import org.qinglin.app.attendance.Presence;
import org.qinglin.app.attendance.SignInCode;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.ServiceMinutes;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Sign-in, confirmation and hours for programs. */
@RestController
@Tag(name = "sessions", description = "Sign-in and sign-out, confirmed hours")
class AttendanceApi {

    private final Attendance attendance;
    private final SignInCode codes;
    private final Places places;
    private final Hours hours;
    private final AttendanceWords words;
    private final ApiAnswers answers;

    AttendanceApi(
            Attendance attendance,
            SignInCode codes,
            Places places,
            Hours hours,
            AttendanceWords words,
            ApiAnswers answers) {
        this.attendance = attendance;
        this.codes = codes;
        this.places = places;
        this.hours = hours;
        this.words = words;
        this.answers = answers;
    }

    record Whole(ServiceSession session, boolean confirmed, Collection<Presence> presence) {}

    record Code(String code, int secondsPerStep) {}

    record Mark(@Nullable String code) {}

    /** @param minutes minutes served, by the student's number in this API */
    record Confirmation(@Nullable Map<Long, Integer> minutes) {}

    record Own(ServiceMinutes balance, List<LedgerEntry> entries) {}

    @Operation(summary = "A session with who was there")
    @GetMapping("/api/sessions/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var seen = attendance.find(viewer, new SessionId(id));
        if (seen.isEmpty()) {
            return answers.notFound();
        }
        var session = seen.get().session();
        var roster = places.helpers(List.of(session.id())).stream()
                .map(Helper::student)
                .toList();
        return ResponseEntity.ok(new Whole(
                session,
                attendance.isConfirmed(session.id()),
                attendance.presence(session, roster).values()));
    }

    @Operation(summary = "The code that the organiser shows now, for=in or for=out, else one that does both in turn")
    @GetMapping("/api/sessions/{id}/code")
    ResponseEntity<Object> code(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(name = "for", defaultValue = "") String wanted) {
        var seen = attendance.find(viewer, new SessionId(id));
        if (seen.isEmpty()) {
            return answers.notFound();
        }
        if (!seen.get().request().mayStart()) {
            var refusal = new MarkOutcome.NotInsured();
            return answers.refusal(HttpStatus.CONFLICT, refusal, words.of(refusal));
        }
        var session = seen.get().session().id();
        var code = switch (wanted) {
            case "in" -> codes.current(session, MarkKind.IN);
            case "out" -> codes.current(session, MarkKind.OUT);
            default -> codes.current(session);
        };
        return ResponseEntity.ok(new Code(code, SignInCode.STEP_SECONDS));
    }

    @Operation(summary = "The student signs in, or out if signed in, with the organiser's code")
    @PostMapping("/api/sessions/{id}/marks")
    ResponseEntity<Object> mark(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Mark mark) {
        var outcome = attendance.mark(viewer, new SessionId(id), mark.code() == null ? "" : mark.code());
        if (outcome instanceof MarkOutcome.NotOnRoster) {
            return answers.notFound();
        }
        if (outcome.isRecorded()) {
            return ResponseEntity.ok(outcome);
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }

    @Operation(summary = "The community confirms who served how long")
    @PostMapping("/api/sessions/{id}/confirmation")
    ResponseEntity<Object> confirm(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Confirmation confirmation) {
        var minutes = new HashMap<StudentId, Integer>();
        if (confirmation.minutes() != null) {
            confirmation.minutes().forEach((student, value) -> minutes.put(new StudentId(student), value));
        }
        var confirmed = attendance.confirm(viewer, new SessionId(id), minutes);
        if (confirmed instanceof Attendance.Confirmed.NotFound) {
            return answers.notFound();
        }
        if (confirmed instanceof Attendance.Confirmed.Done) {
            return ResponseEntity.ok(confirmed);
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) confirmed, words.of(confirmed));
    }

    @Operation(summary = "The student's own hours with their origin, newest first")
    @GetMapping("/api/hours")
    Own own(@CurrentViewer Viewer viewer) {
        return new Own(hours.balance(viewer.mustStudent()), hours.entries(viewer.mustStudent()));
    }
}
