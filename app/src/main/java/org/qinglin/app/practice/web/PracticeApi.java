package org.qinglin.app.practice.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.practice.Appointment;
import org.qinglin.app.practice.AppointmentLists;
import org.qinglin.app.practice.AppointmentStep;
import org.qinglin.app.practice.Appointments;
import org.qinglin.app.practice.CheckIn;
import org.qinglin.app.practice.CheckIns;
import org.qinglin.app.practice.Pairing;
import org.qinglin.app.practice.PairingStep;
import org.qinglin.app.practice.Pairings;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** Pairings, reports and part-time posts for programs. */
@RestController
@Tag(name = "practice", description = "Branches paired with communities, members’ reports, part-time posts")
class PracticeApi {

    private static final int MOST = 200;

    private final Pairings pairings;
    private final CheckIns checkIns;
    private final Appointments appointments;
    private final AppointmentLists lists;
    private final PracticeWords words;

    PracticeApi(
            Pairings pairings,
            CheckIns checkIns,
            Appointments appointments,
            AppointmentLists lists,
            PracticeWords words) {
        this.pairings = pairings;
        this.checkIns = checkIns;
        this.appointments = appointments;
        this.lists = lists;
        this.words = words;
    }

    record Reason(@Nullable String reason) {}

    record Report(@Nullable String community, @Nullable String words) {}

    @Operation(summary = "Pairings, the latest first: the college's, the faculty's or the community's")
    @GetMapping("/api/practice/pairings")
    List<Pairing> pairings(@CurrentViewer Viewer viewer) {
        return pairings.of(viewer);
    }

    @Operation(summary = "How many branches of each faculty are paired today")
    @GetMapping("/api/practice/shares")
    List<Pairings.Share> shares(@CurrentViewer Viewer viewer) {
        return pairings.shares(viewer);
    }

    @Operation(summary = "Proposes a pairing of a branch with a community")
    @PostMapping("/api/practice/pairings")
    ResponseEntity<Object> propose(@CurrentViewer Viewer viewer, @RequestBody Pairings.Input input) {
        return words.answer(pairings.propose(viewer, input), HttpStatus.CREATED);
    }

    @Operation(summary = "The community agrees to a pairing")
    @PostMapping("/api/practice/pairings/{id}/agree")
    ResponseEntity<Object> agree(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return words.answer(pairings.take(viewer, id, new PairingStep.Agree()), HttpStatus.OK);
    }

    @Operation(summary = "The community declines a pairing, with the reason")
    @PostMapping("/api/practice/pairings/{id}/decline")
    ResponseEntity<Object> decline(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return words.answer(pairings.take(viewer, id, new PairingStep.Decline(reason.reason())), HttpStatus.OK);
    }

    @Operation(summary = "The college or faculty ends a pairing today, with the reason")
    @PostMapping("/api/practice/pairings/{id}/end")
    ResponseEntity<Object> end(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return words.answer(pairings.take(viewer, id, new PairingStep.End(reason.reason())), HttpStatus.OK);
    }

    @Operation(summary = "The latest 200 reports that the viewer may see")
    @GetMapping("/api/practice/check-ins")
    List<CheckIn> checkIns(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return checkIns.of(viewer, q, 0, MOST);
    }

    @Operation(summary = "The member reports today at a community")
    @PostMapping("/api/my/check-ins")
    ResponseEntity<Object> report(@CurrentViewer Viewer viewer, @RequestBody Report report) {
        return words.answer(checkIns.report(viewer, report.community(), report.words()), HttpStatus.CREATED);
    }

    @Operation(summary = "The latest 200 part-time posts: the student's, the community's or the college's")
    @GetMapping("/api/practice/posts")
    List<Appointment> posts(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String q) {
        return lists.of(viewer, q, 0, MOST);
    }

    @Operation(summary = "Offers a part-time post to a student")
    @PostMapping("/api/practice/posts")
    ResponseEntity<Object> offer(@CurrentViewer Viewer viewer, @RequestBody Appointments.Input input) {
        return words.answer(appointments.offer(viewer, input), HttpStatus.CREATED);
    }

    @Operation(summary = "The student accepts a part-time post; its letter is printed")
    @PostMapping("/api/my/posts/{id}/accept")
    ResponseEntity<Object> accept(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        return words.answer(appointments.take(viewer, id, new AppointmentStep.Accept(base)), HttpStatus.OK);
    }

    @Operation(summary = "The student declines a part-time post")
    @PostMapping("/api/my/posts/{id}/decline")
    ResponseEntity<Object> declinePost(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return words.answer(appointments.take(viewer, id, new AppointmentStep.Decline(reason.reason())), HttpStatus.OK);
    }

    @Operation(summary = "A part-time post is ended today, with the reason")
    @PostMapping("/api/practice/posts/{id}/end")
    ResponseEntity<Object> endPost(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return words.answer(appointments.take(viewer, id, new AppointmentStep.End(reason.reason())), HttpStatus.OK);
    }
}
