package org.qinglin.app.meetings.web;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.meetings.CameAs;
import org.qinglin.app.meetings.Ceremonies;
import org.qinglin.app.meetings.Invitations;
import org.qinglin.app.meetings.MeetingDesk;
import org.qinglin.app.meetings.MeetingOutcome;
import org.qinglin.app.meetings.Meetings;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** How a college plans a meeting: its agenda, what is handed over, whom it invites. */
@Controller
class PlanPages {

    private final Meetings meetings;
    private final MeetingDesk desk;
    private final Invitations invitations;
    private final Ceremonies ceremonies;
    private final Organisations organisations;
    private final MeetingWords words;

    PlanPages(
            Meetings meetings,
            MeetingDesk desk,
            Invitations invitations,
            Ceremonies ceremonies,
            Organisations organisations,
            MeetingWords words) {
        this.meetings = meetings;
        this.desk = desk;
        this.invitations = invitations;
        this.ceremonies = ceremonies;
        this.organisations = organisations;
        this.words = words;
    }

    @GetMapping("/meetings/new")
    String form(Model model) {
        if (!model.containsAttribute("form")) {
            model.addAttribute("form", Map.of("from", "14:00", "to", "16:30"));
        }
        return "meetings/new";
    }

    @PostMapping("/meetings")
    String plan(@CurrentViewer Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes redirect) {
        var outcome = desk.plan(
                viewer,
                new MeetingDesk.Input(
                        form.get("title"),
                        form.get("about"),
                        form.get("place"),
                        form.get("day"),
                        form.get("from"),
                        form.get("to")));
        if (outcome instanceof MeetingOutcome.Done done) {
            return words.after(outcome, "/meetings/" + done.id() + "/plan", redirect);
        }
        redirect.addFlashAttribute("form", new HashMap<>(form));
        return words.after(outcome, "/meetings/new", redirect);
    }

    @GetMapping("/meetings/{id}/plan")
    String plan(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var meeting = meetings.find(viewer, id)
                .filter(each -> each.isOpen() && each.college().equals(viewer.college()))
                .orElseThrow(NotFound::new);
        var college = viewer.mustCollege();
        model.addAttribute("meeting", meeting);
        model.addAttribute("agenda", meetings.agenda(meeting));
        model.addAttribute("ceremonies", meetings.ceremonies(id));
        model.addAttribute("choices", ceremonies.choices(viewer));
        model.addAttribute(
                "kinds",
                Arrays.stream(CameAs.values())
                        .filter(each -> each != CameAs.OTHER)
                        .toList());
        model.addAttribute(
                "faculties",
                organisations.units(college).stream()
                        .filter(each -> each.kind() == Unit.Kind.FACULTY)
                        .toList());
        model.addAttribute("communities", organisations.communitiesOf(college));
        model.addAttribute("invited", invitations.of(id));
        return "meetings/plan";
    }

    @PostMapping("/meetings/{id}/items")
    String addItem(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String what,
            @RequestParam(defaultValue = "") String speaker,
            @RequestParam(defaultValue = "") String minutes,
            RedirectAttributes redirect) {
        return plan(desk.addItem(viewer, id, what, speaker, minutes), id, redirect);
    }

    @PostMapping("/meetings/{id}/items/{item}/up")
    String moveUp(
            @CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long item, RedirectAttributes redirect) {
        return plan(desk.moveUp(viewer, id, item), id, redirect);
    }

    @PostMapping("/meetings/{id}/items/{item}/remove")
    String remove(
            @CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long item, RedirectAttributes redirect) {
        return plan(desk.removeItem(viewer, id, item), id, redirect);
    }

    @PostMapping("/meetings/{id}/ceremonies")
    String addCeremony(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String choice,
            @RequestParam(defaultValue = "") String title,
            @RequestParam(defaultValue = "") String item,
            RedirectAttributes redirect) {
        return plan(ceremonies.add(viewer, id, choice, title, item), id, redirect);
    }

    @PostMapping("/meetings/{id}/ceremonies/{ceremony}/done")
    String handedOver(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long ceremony,
            RedirectAttributes redirect) {
        return words.after(ceremonies.done(viewer, id, ceremony), "/meetings/" + id, redirect);
    }

    @PostMapping("/meetings/{id}/invitations")
    String invite(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable List<CameAs> kinds,
            @RequestParam(required = false) @Nullable List<Long> faculties,
            @RequestParam(required = false) @Nullable List<String> communities,
            RedirectAttributes redirect) {
        return plan(
                invitations.invite(
                        viewer,
                        id,
                        kinds == null ? List.of() : kinds,
                        faculties == null ? List.of() : faculties,
                        communities == null ? List.of() : communities),
                id,
                redirect);
    }

    @PostMapping("/meetings/{id}/announce")
    String announce(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return words.after(desk.announce(viewer, id), "/meetings/" + id, redirect);
    }

    @PostMapping("/meetings/{id}/cancel")
    String cancel(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return words.after(desk.cancel(viewer, id, reason), "/meetings/" + id, redirect);
    }

    private String plan(MeetingOutcome outcome, long id, RedirectAttributes redirect) {
        return words.after(outcome, "/meetings/" + id + "/plan", redirect);
    }
}
