package org.qinglin.app.assignment.web;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.ContestOutcome;
import org.qinglin.app.assignment.Miss;
import org.qinglin.app.assignment.MissId;
import org.qinglin.app.assignment.Misses;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.assignment.PlaceRules;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Places given back late and no-shows: the student's own, and a college's with its rule. */
@Controller
class MissPages {

    private final Misses misses;
    private final PlaceRules rules;
    private final Sessions sessions;
    private final Requests requests;
    private final Students students;
    private final OutcomeWords words;
    private final Say say;

    MissPages(
            Misses misses,
            PlaceRules rules,
            Sessions sessions,
            Requests requests,
            Students students,
            OutcomeWords words,
            Say say) {
        this.misses = misses;
        this.rules = rules;
        this.sessions = sessions;
        this.requests = requests;
        this.students = students;
        this.words = words;
        this.say = say;
    }

    /** One miss as people read it; {@code counted} is how many count against its student now. */
    record Row(
            Miss miss,
            String title,
            @Nullable ServiceSession session,
            @Nullable Student student,
            int counted) {}

    @GetMapping("/my/misses")
    String own(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("rows", rows(misses.of(viewer.mustStudent()), Map.of(), Map.of()));
        model.addAttribute("rule", rules.of(viewer.mustCollege()));
        model.addAttribute(
                "pausedUntil",
                misses.pausedUntil(viewer.mustCollege(), viewer.mustStudent()).orElse(null));
        return "assignment/my-misses";
    }

    @PostMapping("/my/misses/{id}/contest")
    String contest(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return back(misses.contest(viewer, new MissId(id), reason), "/my/misses", redirect);
    }

    @GetMapping("/misses")
    String all(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        show(viewer, page, model);
        var rule = rules.of(viewer.mustCollege());
        model.addAttribute(
                "input",
                new PlaceRules.Input(
                        Integer.toString(rule.giveUpHours()),
                        rule.misses() == null ? "" : Integer.toString(rule.misses()),
                        Integer.toString(rule.windowDays()),
                        Integer.toString(rule.pauseDays())));
        return "assignment/misses";
    }

    private void show(Viewer viewer, int page, Model model) {
        var college = viewer.mustCollege();
        var ask = new PageRequest("", page);
        var all = misses.of(college, ask.offset(), ask.limit());
        var people = students.byIds(all.stream().map(Miss::student).toList());
        model.addAttribute(
                "list", new Listing<>(rows(all, people, misses.counted(college)), misses.count(college), ask));
        model.addAttribute("rule", rules.of(college));
    }

    private List<Row> rows(
            List<Miss> all,
            Map<org.qinglin.app.shared.StudentId, Student> people,
            Map<org.qinglin.app.shared.StudentId, Integer> counted) {
        var found = sessions.byIds(all.stream().map(Miss::session).toList()).stream()
                .collect(java.util.stream.Collectors.toMap(ServiceSession::id, each -> each));
        var titles = requests.byIds(
                found.values().stream().map(ServiceSession::request).toList());
        return all.stream()
                .map(each -> {
                    var session = found.get(each.session());
                    var request = session == null ? null : titles.get(session.request());
                    return new Row(
                            each,
                            request == null ? "" : request.title(),
                            session,
                            people.get(each.student()),
                            counted.getOrDefault(each.student(), 0));
                })
                .toList();
    }

    @PostMapping("/misses/{id}/decision")
    String decide(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "false") boolean lift,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return back(misses.decide(viewer, new MissId(id), lift, reason), "/misses", redirect);
    }

    @PostMapping("/misses/rule")
    String rule(
            @CurrentViewer Viewer viewer,
            @ModelAttribute("input") PlaceRules.Input input,
            Model model,
            RedirectAttributes redirect) {
        return rules.set(viewer, input)
                .fold(
                        rule -> {
                            redirect.addFlashAttribute("said", say.text("misses.rule.kept"));
                            return "redirect:/misses";
                        },
                        faults -> {
                            model.addAttribute("faults", Fault.byField(faults));
                            show(viewer, 1, model);
                            return "assignment/misses";
                        });
    }

    private String back(ContestOutcome outcome, String page, RedirectAttributes redirect) {
        if (outcome instanceof ContestOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", words.of(outcome));
        return "redirect:" + page;
    }
}
