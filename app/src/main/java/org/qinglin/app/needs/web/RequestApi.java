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
import org.qinglin.app.needs.OrderSuggestions;
import org.qinglin.app.needs.RequestFlow;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.RequestStep;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ReviewWord;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.programmes.CampaignId;
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
    private final RequestFlow flow;
    private final Sessions sessions;
    private final OrderSuggestions suggestions;
    private final ApiAnswers answers;
    private final Say say;

    RequestApi(
            OrderDesk desk,
            Requests requests,
            RequestFlow flow,
            Sessions sessions,
            OrderSuggestions suggestions,
            ApiAnswers answers,
            Say say) {
        this.desk = desk;
        this.requests = requests;
        this.flow = flow;
        this.sessions = sessions;
        this.suggestions = suggestions;
        this.answers = answers;
        this.say = say;
    }

    /** A page of requests: {@code total} counts all pages. */
    record RequestPage(List<ServiceRequest> requests, int page, int total) {}

    record Whole(ServiceRequest request, List<ServiceSession> sessions, List<ReviewWord> words) {}

    private Whole whole(ServiceRequest request) {
        return new Whole(request, sessions.of(List.of(request.id())), requests.words(request.id()));
    }

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
                .<ResponseEntity<Object>>map(request -> ResponseEntity.ok(whole(request)))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "The community orders")
    @PostMapping("/api/requests")
    ResponseEntity<Object> submit(@CurrentViewer Viewer viewer, @RequestBody OrderInput order) {
        return desk.submit(viewer, order)
                .fold(
                        id -> ResponseEntity.created(URI.create("/api/requests/" + id.value()))
                                .body(whole(requests.find(viewer, id).orElseThrow())),
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

    @Operation(summary = "The college asks the community something before it decides")
    @PostMapping("/api/requests/{id}/ask-back")
    ResponseEntity<Object> askBack(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(flow.take(viewer, new RequestId(id), new RequestStep.AskBack(reason.text())));
    }

    @Operation(summary = "The community answers; the request waits for the college again")
    @PostMapping("/api/requests/{id}/answer")
    ResponseEntity<Object> answer(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(flow.take(viewer, new RequestId(id), new RequestStep.Answer(reason.text())));
    }

    record Into(@Nullable Long into) {}

    @Operation(summary = "The college merges a request into another one, which goes on for both")
    @PostMapping("/api/requests/{id}/merge")
    ResponseEntity<Object> merge(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Into into) {
        var twin = new RequestId(into.into() == null ? 0 : into.into());
        return answer(flow.take(viewer, new RequestId(id), new RequestStep.Merge(twin)));
    }

    @Operation(summary = "The college puts an accepted request before the next dispatch run again, with a reason")
    @PostMapping("/api/requests/{id}/redispatch")
    ResponseEntity<Object> redispatch(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(flow.take(viewer, new RequestId(id), new RequestStep.Redispatch(reason.text())));
    }

    record InCampaign(@Nullable Long campaign) {}

    @Operation(summary = "The college puts a request into one of its campaigns, or with null takes it out")
    @PostMapping("/api/requests/{id}/campaign")
    ResponseEntity<Object> campaign(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody InCampaign wanted) {
        var campaign = wanted.campaign() == null ? null : new CampaignId(wanted.campaign());
        return requests.putInto(viewer, new RequestId(id), campaign)
                ? ResponseEntity.noContent().build()
                : answers.notFound();
    }

    record Policy(@Nullable String policy) {}

    @Operation(
            summary =
                    "The community adds the accident insurance's number; what may endanger the body starts with it only")
    @PostMapping("/api/requests/{id}/insurance")
    ResponseEntity<Object> insure(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Policy policy) {
        return answer(requests.insure(viewer, new RequestId(id), policy.policy() == null ? "" : policy.policy()));
    }

    @Operation(summary = "What the words of an order may mean: programmes, skills, earlier orders, menu items")
    @GetMapping("/api/requests/suggestions")
    OrderSuggestions.Suggestions suggest(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String description) {
        return suggestions.of(viewer, title, description);
    }

    @Operation(summary = "The college takes a refusal back")
    @PostMapping("/api/requests/{id}/reopen")
    ResponseEntity<Object> reopen(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(flow.take(viewer, new RequestId(id), new RequestStep.Reopen()));
    }

    private ResponseEntity<Object> answer(Decision decision) {
        if (decision instanceof Decision.Done done) {
            return ResponseEntity.ok(done);
        }
        if (decision instanceof Decision.NotFound) {
            return answers.notFound();
        }
        var status = decision instanceof Decision.NotPossible || decision instanceof Decision.Begun
                ? HttpStatus.CONFLICT
                : HttpStatus.UNPROCESSABLE_CONTENT;
        return answers.refusal(status, (Record) decision, DecisionWords.of(decision, say));
    }
}
