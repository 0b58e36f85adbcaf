package org.qinglin.app.recognition.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Hours;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.recognition.Star;
import org.qinglin.app.recognition.StarOutcome;
import org.qinglin.app.recognition.StarRules;
import org.qinglin.app.recognition.StarStep;
import org.qinglin.app.recognition.Stars;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Stars: how far it is to the next one, applying, confirming, and the thresholds. */
@Controller
class StarPages {

    private static final String OWN = "redirect:/my/stars";
    private static final String DESK = "redirect:/stars";

    private final Stars stars;
    private final StarRules rules;
    private final Hours hours;
    private final Students students;
    private final StarWords words;
    private final Say say;
    private final Clock clock;

    StarPages(Stars stars, StarRules rules, Hours hours, Students students, StarWords words, Say say, Clock clock) {
        this.stars = stars;
        this.rules = rules;
        this.hours = hours;
        this.students = students;
        this.words = words;
        this.say = say;
        this.clock = clock;
    }

    record Row(Star star, @Nullable Student student) {}

    /** @param percent of the way from one star to the next, 0 to 100 */
    record Progress(int reached, int given, String missing, int percent, boolean open) {}

    @GetMapping("/my/stars")
    String own(@CurrentViewer Viewer viewer, Model model) {
        var balance = hours.balance(viewer.mustStudent());
        var thresholds = rules.now(viewer.mustCollege());
        var mine = stars.mine(viewer);
        int reached = thresholds.level(balance.value());
        long from = reached == 0 ? 0 : thresholds.of(reached);
        long missing = thresholds.missing(balance.value());
        long way = balance.value() + missing - from;
        model.addAttribute("balance", balance);
        model.addAttribute("thresholds", thresholds);
        model.addAttribute("mine", mine);
        model.addAttribute(
                "progress",
                new Progress(
                        reached,
                        stars.level(viewer.mustStudent()),
                        words.missing(missing),
                        missing == 0 ? 100 : (int) (100 * (balance.value() - from) / way),
                        mine.stream().anyMatch(each -> each.status() == Star.Status.APPLIED)));
        return "recognition/my-stars";
    }

    @PostMapping("/my/stars")
    String apply(@CurrentViewer Viewer viewer, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", words.of(stars.apply(viewer), "star.applied"));
        return OWN;
    }

    @PostMapping("/my/stars/{id}/withdraw")
    String withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return said(stars.take(viewer, id, new StarStep.Withdraw()), "star.withdrawn", OWN, redirect);
    }

    @GetMapping("/stars")
    String desk(@CurrentViewer Viewer viewer, Model model) {
        return desk(viewer, new StarRules.Input(List.of(), ""), List.of(), model);
    }

    private String desk(Viewer viewer, StarRules.Input input, List<Fault> faults, Model model) {
        var waiting = stars.waiting(viewer);
        var byId = students.byIds(waiting.stream().map(Star::student).toList());
        var inForce = rules.now(viewer.mustCollege());
        model.addAttribute(
                "rows",
                waiting.stream()
                        .map(each -> new Row(each, byId.get(each.student())))
                        .toList());
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("spread", stars.spread(viewer.mustCollege()));
        model.addAttribute("inForce", inForce);
        model.addAttribute("versions", rules.versions(viewer.mustCollege()));
        model.addAttribute(
                "hours",
                faults.isEmpty()
                        ? inForce.minutes().stream()
                                .map(each -> Integer.toString(each / 60))
                                .toList()
                        : input.hours());
        model.addAttribute("validFrom", faults.isEmpty() ? LocalDate.now(clock).toString() : input.validFrom());
        model.addAttribute("faults", Fault.byField(faults));
        return "recognition/stars";
    }

    @PostMapping("/stars/{id}/confirm")
    String confirm(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return said(stars.take(viewer, id, new StarStep.Confirm()), "star.confirmed", DESK, redirect);
    }

    @PostMapping("/stars/{id}/refuse")
    String refuse(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return said(stars.take(viewer, id, new StarStep.Refuse(reason)), "star.refused", DESK, redirect);
    }

    @PostMapping("/stars/thresholds")
    String thresholds(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String hours1,
            @RequestParam(defaultValue = "") String hours2,
            @RequestParam(defaultValue = "") String hours3,
            @RequestParam(defaultValue = "") String hours4,
            @RequestParam(defaultValue = "") String hours5,
            @RequestParam(defaultValue = "") String validFrom,
            Model model,
            RedirectAttributes redirect) {
        var input = new StarRules.Input(List.of(hours1, hours2, hours3, hours4, hours5), validFrom);
        if (rules.set(viewer, input) instanceof Checked.Faulty<Long> faulty) {
            return desk(viewer, input, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", say.text("star.thresholds-set", say.fullDate(LocalDate.parse(validFrom))));
        return DESK;
    }

    private String said(StarOutcome outcome, String done, String page, RedirectAttributes redirect) {
        if (outcome instanceof StarOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome, done));
        return page;
    }
}
