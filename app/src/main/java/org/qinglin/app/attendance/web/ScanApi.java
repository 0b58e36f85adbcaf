package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.AttendanceRules;
import org.qinglin.app.attendance.KeptScan;
import org.qinglin.app.attendance.Marking;
import org.qinglin.app.attendance.PositionConsents;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Scans that a phone kept while offline, and the consent to telling its position. */
@RestController
@Tag(name = "sessions", description = "Sign-in and sign-out, confirmed hours")
class ScanApi {

    private static final int MOST_AT_ONCE = 50;

    private final Marking marking;
    private final PositionConsents consents;
    private final AttendanceRules rules;
    private final AttendanceWords words;
    private final ApiAnswers answers;

    ScanApi(
            Marking marking,
            PositionConsents consents,
            AttendanceRules rules,
            AttendanceWords words,
            ApiAnswers answers) {
        this.marking = marking;
        this.consents = consents;
        this.rules = rules;
        this.words = words;
        this.answers = answers;
    }

    /** @param phoneAt what the phone's clock said; kept, and believed by nobody */
    record ScanJson(
            @Nullable UUID id,
            @Nullable String code,
            @Nullable Instant phoneAt) {}

    record Scans(@Nullable List<@Nullable ScanJson> scans) {}

    /** @param recorded whether it stands recorded now, by this or an earlier sending */
    record Settled(UUID id, String outcome, boolean recorded, String words) {}

    record Position(boolean consent, long distancesKeptForDays) {}

    record Consent(@Nullable Boolean consent) {}

    @Operation(
            summary =
                    "Settles scans that a phone kept while offline, each once by its id, as of when its code was shown")
    @PostMapping("/api/scans")
    ResponseEntity<Object> settle(@CurrentViewer Viewer viewer, @RequestBody Scans body) {
        var scans = body.scans() == null ? List.<ScanJson>of() : body.scans();
        if (scans.size() > MOST_AT_ONCE) {
            return answers.faulty(
                    List.of(Fault.of("scans", Integer.toString(scans.size()), "fault.scans.many", MOST_AT_ONCE)));
        }
        for (var scan : scans) {
            if (scan == null || scan.id() == null || scan.code() == null) {
                return answers.faulty(List.of(Fault.of("scans", "", "fault.scans.id-and-code")));
            }
        }
        return ResponseEntity.ok(
                scans.stream().map(each -> settled(viewer, each)).toList());
    }

    private Settled settled(Viewer viewer, ScanJson scan) {
        var id = java.util.Objects.requireNonNull(scan.id());
        var code = java.util.Objects.requireNonNull(scan.code());
        var outcome = marking.settle(viewer, new KeptScan(id, code, scan.phoneAt()));
        return new Settled(id, outcome.getClass().getSimpleName(), outcome.isRecorded(), words.of(outcome));
    }

    @Operation(summary = "Whether the student lets the phone's position be told with a mark")
    @GetMapping("/api/my/position")
    Position position(@CurrentViewer Viewer viewer) {
        return new Position(consents.inForce(viewer), rules.positionsKeptFor().toDays());
    }

    @Operation(summary = "Gives or withdraws that consent; withdrawing deletes what was kept")
    @PostMapping("/api/my/position")
    Position consent(@CurrentViewer Viewer viewer, @RequestBody Consent body) {
        if (Boolean.TRUE.equals(body.consent())) {
            consents.give(viewer);
        } else if (Boolean.FALSE.equals(body.consent())) {
            consents.withdraw(viewer);
        }
        return position(viewer);
    }
}
