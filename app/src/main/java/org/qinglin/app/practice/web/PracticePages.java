package org.qinglin.app.practice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.practice.AppointmentStep;
import org.qinglin.app.practice.Appointments;
import org.qinglin.app.practice.LinkedPosts;
import org.qinglin.app.practice.PairingStep;
import org.qinglin.app.practice.Pairings;
import org.qinglin.app.practice.PracticeOutcome;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Bar;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The college's and faculties' side of community practice: who is paired, who reported, who holds a post. */
@Controller
class PracticePages {

    private static final String PAGE = "redirect:/practice";

    private static final PageRequest FIRST = new PageRequest("", 1);

    private final Pairings pairings;
    private final Appointments appointments;
    private final LinkedPosts linked;
    private final PracticeRows rows;
    private final Organisations organisations;
    private final PracticeWords words;
    private final Say say;
    private final Clock clock;
    private final int asked;

    PracticePages(
            Pairings pairings,
            Appointments appointments,
            LinkedPosts linked,
            PracticeRows rows,
            Organisations organisations,
            PracticeWords words,
            Say say,
            Clock clock,
            @Value("${qinglin.paired-branches-percent:25}") int asked) {
        this.pairings = pairings;
        this.appointments = appointments;
        this.linked = linked;
        this.rows = rows;
        this.organisations = organisations;
        this.words = words;
        this.say = say;
        this.clock = clock;
        this.asked = asked;
    }

    @GetMapping("/practice")
    String overview(@CurrentViewer Viewer viewer, Model model) {
        return overview(viewer, Forms.EMPTY, List.of(), model);
    }

    /** What was typed into each of the page's forms; at most one of them comes back with faults. */
    record Forms(String open, Pairings.Input pairing, Appointments.Input post, LinkedPosts.Input link) {

        static final Forms EMPTY =
                new Forms("", Pairings.Input.EMPTY, Appointments.Input.EMPTY, LinkedPosts.Input.EMPTY);
    }

    private String overview(Viewer viewer, Forms forms, List<Fault> faults, Model model) {
        var shares = pairings.shares(viewer);
        int paired = shares.stream().mapToInt(Pairings.Share::paired).sum();
        int branches = shares.stream().mapToInt(Pairings.Share::branches).sum();
        model.addAttribute("paired", paired);
        model.addAttribute("branches", branches);
        model.addAttribute("asked", asked);
        model.addAttribute("reached", 100L * paired >= (long) asked * branches && branches > 0);
        model.addAttribute(
                "bars",
                shares.stream()
                        .map(each -> new Bar(each.faculty(), each.paired(), each.branches()))
                        .toList());
        model.addAttribute("pairings", rows.pairings(viewer));
        model.addAttribute("checkIns", rows.checkIns(viewer, FIRST));
        model.addAttribute("isCollege", viewer.is(Role.COLLEGE));
        boolean isCollege = viewer.is(Role.COLLEGE);
        var posts = isCollege ? rows.appointments(viewer, FIRST) : null;
        model.addAttribute("posts", posts == null ? List.of() : posts.rows());
        model.addAttribute("postsTotal", posts == null ? 0 : posts.total());
        model.addAttribute("linked", linked.open(viewer.mustCollege()));
        model.addAttribute("choices", pairings.branches(viewer));
        model.addAttribute("communities", organisations.communitiesOf(viewer.mustCollege()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("forms", forms);
        model.addAttribute("faults", Fault.byField(faults));
        return "practice/practice";
    }

    @PostMapping("/practice/pairings")
    String propose(
            @CurrentViewer Viewer viewer,
            @ModelAttribute Pairings.Input input,
            Model model,
            RedirectAttributes redirect) {
        var outcome = pairings.propose(viewer, input);
        if (outcome instanceof PracticeOutcome.Faulty faulty) {
            var forms = new Forms("pairing", input, Appointments.Input.EMPTY, LinkedPosts.Input.EMPTY);
            return overview(viewer, forms, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", words.of(outcome, "pairing.proposed"));
        return PAGE;
    }

    @PostMapping("/practice/pairings/{id}/end")
    String end(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said", words.of(pairings.take(viewer, id, new PairingStep.End(reason)), "pairing.ended"));
        return PAGE;
    }

    @PostMapping("/practice/posts")
    String offer(
            @CurrentViewer Viewer viewer,
            @ModelAttribute Appointments.Input input,
            Model model,
            RedirectAttributes redirect) {
        var outcome = appointments.offer(viewer, input);
        if (outcome instanceof PracticeOutcome.Faulty faulty) {
            var forms = new Forms("post", Pairings.Input.EMPTY, input, LinkedPosts.Input.EMPTY);
            return overview(viewer, forms, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", words.of(outcome, "part-time.offered"));
        return PAGE;
    }

    @PostMapping("/practice/posts/{id}/end")
    String endPost(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said", words.of(appointments.take(viewer, id, new AppointmentStep.End(reason)), "part-time.ended"));
        return viewer.is(Role.COMMUNITY) ? "redirect:/host" : PAGE;
    }

    @PostMapping("/practice/posts/{id}/withdraw")
    String withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said",
                words.of(appointments.take(viewer, id, new AppointmentStep.Withdraw("")), "part-time.withdrawn"));
        return viewer.is(Role.COMMUNITY) ? "redirect:/host" : PAGE;
    }

    @PostMapping("/practice/linked")
    String link(
            @CurrentViewer Viewer viewer,
            @ModelAttribute LinkedPosts.Input input,
            Model model,
            RedirectAttributes redirect) {
        return linked.add(viewer, input)
                .fold(
                        id -> {
                            redirect.addFlashAttribute("said", say.text("linked.added"));
                            return PAGE;
                        },
                        faults -> overview(
                                viewer,
                                new Forms("link", Pairings.Input.EMPTY, Appointments.Input.EMPTY, input),
                                faults,
                                model));
    }
}
