package org.qinglin.app.matching.web;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.GapSearch;
import org.qinglin.app.matching.GapSearchFailed;
import org.qinglin.app.matching.HandChoice;
import org.qinglin.app.matching.HandChoiceForm;
import org.qinglin.app.matching.HandChoices;
import org.qinglin.app.matching.PlannedRole;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.SavedRuns;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.qinglin.engine.Assignment;
import org.qinglin.engine.Rules;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Why a plan is as it is: by need, by student, by gap, and how fair. */
@Controller
class StoryPages {

    private final DispatchRuns runs;
    private final SavedRuns saved;
    private final PlanReading reading;
    private final StoryReading stories;
    private final GapReading gaps;
    private final GapSearch search;
    private final RulesWords rules;
    private final ProgressAnswer progress;
    private final Say say;
    private final FairnessReading fairness;
    private final Students students;
    private final HandChoices byHand;
    private final HandReading hands;

    StoryPages(
            DispatchRuns runs,
            SavedRuns saved,
            PlanReading reading,
            StoryReading stories,
            GapReading gaps,
            GapSearch search,
            RulesWords rules,
            ProgressAnswer progress,
            Say say,
            FairnessReading fairness,
            Students students,
            HandChoices byHand,
            HandReading hands) {
        this.runs = runs;
        this.saved = saved;
        this.reading = reading;
        this.stories = stories;
        this.gaps = gaps;
        this.search = search;
        this.rules = rules;
        this.progress = progress;
        this.say = say;
        this.fairness = fairness;
        this.students = students;
        this.byHand = byHand;
        this.hands = hands;
    }

    /** A run and its plan as saved. */
    private record Open(DispatchRun run, SavedRun saved) {}

    /** A run without a plan has no story: its page says how far it is. */
    private Open open(Viewer viewer, long id, String view, Model model) {
        var run = runs.find(viewer.mustCollege(), new RunId(id)).orElseThrow(NotFound::new);
        var plan = saved.of(run.id()).orElseThrow(NotFound::new);
        model.addAttribute("run", run);
        model.addAttribute("view", view);
        model.addAttribute("leftOut", rules.leftOut(plan));
        return new Open(run, plan);
    }

    @GetMapping("/dispatch/{id}/needs")
    String needs(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var run = open(viewer, id, "needs", model).run();
        var ask = new PageRequest(q, page);
        var all = reading.needs(run, ask.search());
        model.addAttribute("list", listing(all, ask));
        return "matching/needs";
    }

    private static <T> Listing<T> listing(List<T> all, PageRequest ask) {
        int from = Math.min(all.size(), ask.offset());
        return new Listing<>(all.subList(from, Math.min(all.size(), from + ask.limit())), all.size(), ask);
    }

    @GetMapping("/dispatch/{id}/needs/{role}")
    String need(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long role,
            @ModelAttribute HandChoiceForm begun,
            Model model) {
        var open = open(viewer, id, "needs", model);
        byHand(open, Long.toString(role), begun, model);
        model.addAttribute(
                "story",
                stories.need(open.run().college(), open.saved(), Long.toString(role))
                        .orElseThrow(NotFound::new));
        return "matching/need";
    }

    /** What is in force about the need, and a form, begun where a student was named elsewhere. */
    private void byHand(Open open, String roleId, HandChoiceForm begun, Model model) {
        var role = open.saved().role(roleId).orElseThrow(NotFound::new);
        var session = new SessionId(Long.parseLong(role.sessionId()));
        var here = byHand.inForce(open.run().college()).stream()
                .filter(each -> session.equals(each.session()) || each.keepsFrom(PlannedRole.requestOf(role), session))
                .toList();
        model.addAttribute("choices", hands.rows(here));
        model.addAttribute("kinds", HandChoice.Kind.values());
        model.addAttribute(
                "pinned",
                open.saved().problem().rules().pins().stream()
                        .filter(each -> each.roleId().equals(roleId))
                        .map(Rules.Pin::personId)
                        .toList());
        if (begun.student() != null && !model.containsAttribute("byHand")) {
            model.addAttribute("byHand", begun);
        }
    }

    /** Without a search those who serve; with one everybody. */
    @GetMapping("/dispatch/{id}/students")
    String students(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var open = open(viewer, id, "students", model);
        var college = open.run().college();
        var ask = new PageRequest(q, page);
        List<String> shown;
        int total;
        if (ask.search().isEmpty()) {
            var serving = new ArrayList<>(open.saved().plan().assignments().stream()
                    .map(Assignment::personId)
                    .distinct()
                    .sorted(Comparator.comparingLong(Long::parseLong))
                    .toList());
            shown = listing(serving, ask).rows();
            total = serving.size();
        } else {
            shown = students.list(college, List.of(), ask.search(), ask.offset(), ask.limit()).stream()
                    .map(each -> Long.toString(each.id().value()))
                    .toList();
            total = students.count(college, List.of(), ask.search());
        }
        model.addAttribute("list", new Listing<>(stories.rows(college, open.saved(), shown), total, ask));
        return "matching/students";
    }

    @GetMapping("/dispatch/{id}/students/{student}")
    String student(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long student, Model model) {
        var open = open(viewer, id, "students", model);
        model.addAttribute(
                "choices",
                hands.rows(byHand.inForce(open.run().college()).stream()
                        .filter(each -> each.student().value() == student)
                        .toList()));
        model.addAttribute(
                "story",
                stories.student(open.run(), open.saved(), Long.toString(student))
                        .orElseThrow(NotFound::new));
        return "matching/student";
    }

    @GetMapping("/dispatch/{id}/gaps")
    String gaps(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var open = open(viewer, id, "gaps", model);
        try {
            if (search.found(open.run().id(), open.saved())) {
                model.addAttribute("gaps", gaps.of(open.run().college(), open.saved()));
            }
        } catch (GapSearchFailed failed) {
            model.addAttribute("failed", true);
        }
        return "matching/gaps";
    }

    @GetMapping("/dispatch/{id}/gaps/progress")
    ResponseEntity<String> progress(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var run = runs.find(viewer.mustCollege(), new RunId(id))
                .orElseThrow(NotFound::new)
                .id();
        return search.searching(run)
                ? progress.bar(say.text("gaps.searching"), search.progress(run))
                : progress.ended();
    }

    @PostMapping("/dispatch/{id}/gaps/cancel")
    String cancel(@CurrentViewer Viewer viewer, @PathVariable long id) {
        search.cancel(runs.find(viewer.mustCollege(), new RunId(id))
                .orElseThrow(NotFound::new)
                .id());
        return "redirect:/dispatch/" + id + "/needs"; // the overview would begin anew
    }

    /** The best steps alone, which the run's page asks for once it is shown: they take a moment to find. */
    @GetMapping("/dispatch/{id}/gaps/best")
    String best(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var open = open(viewer, id, "gaps", model);
        try {
            if (search.found(open.run().id(), open.saved())) {
                model.addAttribute("gaps", gaps.of(open.run().college(), open.saved()));
                return "matching/parts :: best";
            }
        } catch (GapSearchFailed failed) {
            return "matching/parts :: failed";
        }
        return "matching/parts :: looking";
    }

    @GetMapping("/dispatch/{id}/fairness")
    String fairness(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var open = open(viewer, id, "fairness", model);
        model.addAttribute("fair", fairness.of(open.run(), open.saved()));
        return "matching/fairness";
    }
}
