package org.qinglin.app.needs.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Decision;
import org.qinglin.app.needs.OrderDesk;
import org.qinglin.app.needs.OrderInput;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
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

/** Service requests for programs: the same rules and the same sentences as the pages. */
@RestController
@Tag(name = "requests", description = "点单: service requests and their review")
class RequestApi {

    private final OrderDesk desk;
    private final Requests requests;
    private final Sessions sessions;
    private final ApiAnswers answers;
    private final Say say;

    RequestApi(OrderDesk desk, Requests requests, Sessions sessions, ApiAnswers answers, Say say) {
        this.desk = desk;
        this.requests = requests;
        this.sessions = sessions;
        this.answers = answers;
        this.say = say;
    }

    /** A page of requests: {@code total} counts all pages. */
    record RequestPage(List<ServiceRequest> requests, int page, int total) {}

    record Whole(ServiceRequest request, List<ServiceSession> sessions) {}

    record Reason(@Nullable String reason) {

        String text() {
            return reason == null ? "" : reason;
        }
    }

    @Operation(summary = "The viewer's community's orders, or the requests that a college has in one state")
    @GetMapping("/api/requests")
    RequestPage list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "SUBMITTED") RequestStatus status,
            @RequestParam(defaultValue = "1") int page) {
        var ask = new PageRequest(q, page);
        if (viewer.is(Role.COMMUNITY)) {
            var place = viewer.mustPlace();
            return new RequestPage(
                    requests.of(place, ask.search(), ask.offset(), ask.limit()),
                    ask.page(),
                    requests.count(place, ask.search()));
        }
        var college = viewer.mustCollege();
        return new RequestPage(
                requests.of(college, status, ask.search(), ask.offset(), ask.limit()),
                ask.page(),
                requests.count(college, status, ask.search()));
    }

    @Operation(summary = "One request with its sessions and roles")
    @GetMapping("/api/requests/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return requests.find(viewer, new RequestId(id))
                .<ResponseEntity<Object>>map(
                        request -> ResponseEntity.ok(new Whole(request, sessions.of(List.of(request.id())))))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "The community orders")
    @PostMapping("/api/requests")
    ResponseEntity<Object> submit(@CurrentViewer Viewer viewer, @RequestBody OrderInput order) {
        return desk.submit(viewer, order)
                .fold(
                        id -> ResponseEntity.created(URI.create("/api/requests/" + id.value()))
                                .body(new Whole(requests.find(viewer, id).orElseThrow(), sessions.of(List.of(id)))),
                        answers::faulty);
    }

    @Operation(summary = "The days that an order comes to, before it is ordered; nothing is kept")
    @PostMapping("/api/requests/preview")
    ResponseEntity<Object> preview(@CurrentViewer Viewer viewer, @RequestBody OrderInput order) {
        var preview = desk.preview(viewer, order);
        return preview.faults().isEmpty() ? ResponseEntity.ok(preview) : answers.faulty(preview.faults());
    }

    @Operation(summary = "The college accepts a submitted request")
    @PostMapping("/api/requests/{id}/accept")
    ResponseEntity<Object> accept(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(requests.accept(viewer, new RequestId(id)));
    }

    @Operation(summary = "The college refuses a submitted request, with a reason")
    @PostMapping("/api/requests/{id}/refuse")
    ResponseEntity<Object> refuse(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(requests.refuse(viewer, new RequestId(id), reason.text()));
    }

    @Operation(summary = "The community takes a request back, with a reason")
    @PostMapping("/api/requests/{id}/withdraw")
    ResponseEntity<Object> withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(requests.withdraw(viewer, new RequestId(id), reason.text()));
    }

    private ResponseEntity<Object> answer(Decision decision) {
        if (decision instanceof Decision.Done done) {
            return ResponseEntity.ok(done);
        }
        if (decision instanceof Decision.NotPossible notPossible) {
            return answers.refusal(HttpStatus.CONFLICT, notPossible, DecisionWords.of(decision, say));
        }
        if (decision instanceof Decision.ReasonMissing missing) {
            return answers.refusal(HttpStatus.UNPROCESSABLE_CONTENT, missing, DecisionWords.of(decision, say));
        }
        return answers.notFound();
    }
}
