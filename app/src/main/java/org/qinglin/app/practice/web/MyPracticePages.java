package org.qinglin.app.practice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Objects;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.practice.AppointmentStep;
import org.qinglin.app.practice.Appointments;
import org.qinglin.app.practice.CheckIns;
import org.qinglin.app.practice.LinkedPosts;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PrintedPaper;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** A member reports at a community, answers a part-time post, and takes the letter along; anyone checks a letter. */
@Controller
class MyPracticePages {

    private static final String PAGE = "redirect:/my/practice";

    private final CheckIns checkIns;
    private final Appointments appointments;
    private final LinkedPosts linked;
    private final PracticeRows rows;
    private final PracticeWords words;
    private final Clock clock;

    MyPracticePages(
            CheckIns checkIns,
            Appointments appointments,
            LinkedPosts linked,
            PracticeRows rows,
            PracticeWords words,
            Clock clock) {
        this.checkIns = checkIns;
        this.appointments = appointments;
        this.linked = linked;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    @GetMapping("/my/practice")
    String own(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("posts", rows.appointments(viewer, "", 0, ListExport.MOST_ROWS));
        model.addAttribute("paired", checkIns.paired(viewer));
        model.addAttribute("holidays", checkIns.inHolidays(viewer.mustCollege(), LocalDate.now(clock)));
        model.addAttribute("checkIns", checkIns.mine(viewer));
        model.addAttribute("linked", linked.open(viewer.mustCollege()));
        return "practice/my-practice";
    }

    @PostMapping("/my/check-ins")
    String report(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String community,
            @RequestParam(defaultValue = "") String words,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", this.words.of(checkIns.report(viewer, community, words), "check-in.done"));
        return PAGE;
    }

    @PostMapping("/my/posts/{id}/accept")
    String accept(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var base = ServletUriComponentsBuilder.fromCurrentContextPath().toUriString();
        redirect.addFlashAttribute(
                "said",
                words.of(appointments.take(viewer, id, new AppointmentStep.Accept(base)), "part-time.accepted"));
        return PAGE;
    }

    @PostMapping("/my/posts/{id}/decline")
    String decline(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said",
                words.of(appointments.take(viewer, id, new AppointmentStep.Decline(reason)), "part-time.declined"));
        return PAGE;
    }

    /** The student's, the community's and the college's. */
    @GetMapping("/practice/posts/{id}/letter.pdf")
    ResponseEntity<byte[]> letter(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var post = appointments.find(viewer, id).orElseThrow(NotFound::new);
        var pdf = appointments.pdf(viewer, id).orElseThrow(NotFound::new);
        return PrintedPaper.of(Objects.requireNonNull(post.number(), "a letter has its number"), pdf);
    }

    @GetMapping("/letters/{code}")
    String check(@PathVariable String code, Model model) {
        model.addAttribute("code", code);
        model.addAttribute("checked", appointments.check(code).orElse(null));
        return "practice/letter";
    }
}
