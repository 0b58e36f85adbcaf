package org.qinglin.app.needs.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Attachments;
import org.qinglin.app.needs.Decision;
import org.qinglin.app.needs.RequestFlow;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.RequestStatus;
import org.qinglin.app.needs.RequestStep;
import org.qinglin.app.needs.RequestSteps;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Skills;
import org.qinglin.app.programmes.Campaign;
import org.qinglin.app.programmes.CampaignId;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.StateTable;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The college reviews: what is due first stands first; a refusal needs its reason. */
@Controller
class ReviewPages {

    private final Requests requests;
    private final RequestFlow flow;
    private final Sessions sessions;
    private final Attachments attachments;
    private final Organisations organisations;
    private final Programmes programmes;
    private final Campaigns campaigns;
    private final Skills skills;
    private final Say say;
    private final Clock clock;

    ReviewPages(
            Requests requests,
            RequestFlow flow,
            Sessions sessions,
            Attachments attachments,
            Organisations organisations,
            Programmes programmes,
            Campaigns campaigns,
            Skills skills,
            Say say,
            Clock clock) {
        this.requests = requests;
        this.flow = flow;
        this.sessions = sessions;
        this.attachments = attachments;
        this.organisations = organisations;
        this.programmes = programmes;
        this.campaigns = campaigns;
        this.skills = skills;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/review")
    String queue(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "SUBMITTED") RequestStatus status,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var request = new PageRequest(q, page);
        var college = viewer.mustCollege();
        var rows = requests.of(college, status, request.search(), request.offset(), request.limit());
        model.addAttribute("list", new Listing<>(rows, requests.count(college, status, request.search()), request));
        model.addAttribute(
                "communities",
                organisations.communities(
                        rows.stream().map(each -> each.community()).toList()));
        model.addAttribute("programmes", programmes.byCode());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("status", status);
        model.addAttribute("statuses", RequestStatus.values());
        return "needs/review-queue";
    }

    @GetMapping("/review/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "SUBMITTED") RequestStatus status,
            @RequestParam(defaultValue = "xlsx") String format) {
        var found = requests.of(viewer.mustCollege(), status, q.strip(), 0, ListExport.MOST_ROWS);
        var communities = organisations.communities(
                found.stream().map(each -> each.community()).toList());
        return ListExport.of(
                say.text("review.title"),
                format,
                List.of(
                        say.text("order.name"),
                        say.text("agreements.community"),
                        say.text("order.description"),
                        say.text("order.risk"),
                        say.text("review.submitted"),
                        say.text("review.due")),
                found.stream()
                        .map(each -> {
                            var community = communities.get(each.community());
                            return List.of(
                                    each.title(),
                                    community == null ? "" : community.name(),
                                    each.description(),
                                    each.riskText(),
                                    say.moment(each.submittedAt()),
                                    say.fullDate(each.reviewDue()));
                        })
                        .toList());
    }

    @GetMapping("/review/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var request = requests.find(viewer, new RequestId(id)).orElseThrow(NotFound::new);
        model.addAttribute("request", request);
        model.addAttribute("sessions", sessions.of(List.of(request.id())));
        model.addAttribute(
                "community", organisations.community(request.community()).orElseThrow(NotFound::new));
        model.addAttribute("programme", programmes.byCode().get(request.programme()));
        model.addAttribute("skills", skills.byCode());
        model.addAttribute("attachments", attachments.of(request.id()));
        model.addAttribute("words", requests.words(request.id()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("campaigns", campaigns(request));
        model.addAttribute("steps", steps(request));
        model.addAttribute("twins", twins(request));
        if (request.mergedInto() != null) {
            model.addAttribute(
                    "into", requests.find(viewer, request.mergedInto()).orElse(null));
        }
        return "needs/review";
    }

    /** Those that are not over, and the one that the order is in. */
    private List<Campaign> campaigns(ServiceRequest request) {
        var today = LocalDate.now(clock);
        return campaigns.of(request.college()).stream()
                .filter(each -> !each.endsOn().isBefore(today) || each.id().equals(request.campaign()))
                .toList();
    }

    /** The names of the steps that are possible, for showing only what can be done. */
    private static Set<String> steps(ServiceRequest request) {
        return RequestSteps.TABLE.rows().stream()
                .filter(row -> row.from() == request.status())
                .map(StateTable.Row::stepName)
                .collect(Collectors.toSet());
    }

    /** A request that may be the same, with its community and times. */
    record Twin(ServiceRequest request, String community, String when) {}

    private List<Twin> twins(ServiceRequest request) {
        if (!RequestSteps.TABLE.allows(request.status(), RequestStep.Merge.class)) {
            return List.of();
        }
        var alike = requests.alike(request);
        var times = sessions.of(alike.stream().map(ServiceRequest::id).toList()).stream()
                .collect(Collectors.groupingBy(ServiceSession::request));
        var names = organisations.communities(
                alike.stream().map(ServiceRequest::community).toList());
        return alike.stream()
                .map(each -> {
                    var community = names.get(each.community());
                    var its = times.getOrDefault(each.id(), List.of());
                    return new Twin(
                            each,
                            community == null ? "" : community.name(),
                            its.isEmpty()
                                    ? ""
                                    : say.period(
                                            its.get(0).startsAt(), its.get(0).endsAt()));
                })
                .toList();
    }

    @PostMapping("/review/{id}/ask-back")
    String askBack(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return tell(flow.take(viewer, new RequestId(id), new RequestStep.AskBack(reason)), id, redirect);
    }

    @PostMapping("/review/{id}/campaign")
    String campaign(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long campaign,
            RedirectAttributes redirect) {
        if (!requests.putInto(viewer, new RequestId(id), campaign == 0 ? null : new CampaignId(campaign))) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text(campaign == 0 ? "review.campaign-none" : "review.campaign-put"));
        return "redirect:/review/" + id;
    }

    @PostMapping("/review/{id}/merge")
    String merge(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long into,
            RedirectAttributes redirect) {
        return tell(flow.take(viewer, new RequestId(id), new RequestStep.Merge(new RequestId(into))), id, redirect);
    }

    @PostMapping("/review/{id}/redispatch")
    String redispatch(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return tell(flow.take(viewer, new RequestId(id), new RequestStep.Redispatch(reason)), id, redirect);
    }

    @PostMapping("/review/{id}/reopen")
    String reopen(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return tell(flow.take(viewer, new RequestId(id), new RequestStep.Reopen()), id, redirect);
    }

    @PostMapping("/review/{id}/accept")
    String accept(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return tell(requests.accept(viewer, new RequestId(id)), id, redirect);
    }

    @PostMapping("/review/{id}/refuse")
    String refuse(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return tell(requests.refuse(viewer, new RequestId(id), reason), id, redirect);
    }

    private String tell(Decision decision, long id, RedirectAttributes redirect) {
        if (decision instanceof Decision.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", DecisionWords.of(decision, say));
        return decision instanceof Decision.Done done
                        && done.status() != RequestStatus.SUBMITTED
                        && !done.step().equals("Redispatch")
                ? "redirect:/review"
                : "redirect:/review/" + id;
    }
}
