package org.qinglin.app.matching.web;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.DispatchRuns;
import org.qinglin.app.matching.OneMoreStudent;
import org.qinglin.app.matching.OneMoreStudent.Profile;
import org.qinglin.app.matching.OneMoreStudents;
import org.qinglin.app.matching.RunId;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.SavedRuns;
import org.qinglin.app.matching.internal.Imagined;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** What one more student with a skill, at a time, near a street would add. */
@Controller
class OneMorePages {

    private final DispatchRuns runs;
    private final SavedRuns saved;
    private final OneMoreStudents students;
    private final PlanWords planWords;
    private final RulesWords rules;
    private final ProgressAnswer progress;
    private final Say say;

    OneMorePages(
            DispatchRuns runs,
            SavedRuns saved,
            OneMoreStudents students,
            PlanWords planWords,
            RulesWords rules,
            ProgressAnswer progress,
            Say say) {
        this.runs = runs;
        this.saved = saved;
        this.students = students;
        this.planWords = planWords;
        this.rules = rules;
        this.progress = progress;
        this.say = say;
    }

    /** A choice of the form. */
    record Choice(String key, String name) {}

    @GetMapping("/dispatch/{id}/one-more")
    String page(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String skill,
            @RequestParam(defaultValue = "") String halfDay,
            @RequestParam(defaultValue = "") String street,
            Model model) {
        var run = find(viewer, id);
        var plan = saved.of(run.id()).orElseThrow(NotFound::new);
        var found = students.of(run.id());
        var asked = new Profile(skill, halfDay, street);
        var words = planWords.of(run.college(), plan.problem().roles(), List.of());
        var imagined = new Imagined(plan.problem());
        model.addAttribute("run", run);
        model.addAttribute("view", "one-more");
        model.addAttribute("asked", asked);
        model.addAttribute("leftOut", rules.leftOut(plan));
        model.addAttribute("skills", choices(imagined.skills(), words::skill));
        model.addAttribute("halfDays", choices(imagined.halfDays(), this::halfDay));
        model.addAttribute("streets", choices(imagined.streets(), words::street));
        model.addAttribute("searching", students.searching(run.id()));
        model.addAttribute("nothing", found.isEmpty());
        found.stream()
                .filter(each -> each.profile().equals(asked))
                .findFirst()
                .ifPresent(each -> model.addAttribute("answer", answer(each, words, plan)));
        model.addAttribute("charts", charts(found, words));
        return "matching/one-more";
    }

    private static List<Choice> choices(Collection<String> keys, UnaryOperator<String> name) {
        return keys.stream().map(each -> new Choice(each, name.apply(each))).toList();
    }

    private String halfDay(String key) {
        return say.text("half-day." + key.substring(11), say.day(LocalDate.parse(key.substring(0, 10))));
    }

    /** The answer to what was asked, with the needs that gain. */
    record Answer(String who, String sentence, List<PlanWords.Need> needs) {}

    private Answer answer(OneMoreStudent each, PlanWords.Book words, SavedRun plan) {
        return new Answer(
                who(each.profile(), words),
                sentence(each),
                each.roles().stream()
                        .map(role -> words.need(plan.role(role).orElseThrow()))
                        .toList());
    }

    private String who(Profile profile, PlanWords.Book words) {
        var parts = new ArrayList<String>();
        if (!profile.skill().isEmpty()) {
            parts.add(say.text("one-more.with-skill", words.skill(profile.skill())));
        }
        if (!profile.halfDay().isEmpty()) {
            parts.add(say.text("one-more.free", halfDay(profile.halfDay())));
        }
        if (!profile.street().isEmpty()) {
            parts.add(say.text("one-more.near", words.street(profile.street())));
        }
        return parts.isEmpty() ? say.text("one-more.anyone") : String.join(" · ", parts);
    }

    private String sentence(OneMoreStudent each) {
        return each.places() > 0
                ? say.text("one-more.fills", each.places(), say.number(each.value()))
                : each.value() > 0
                        ? say.text("one-more.better", say.number(each.value()))
                        : say.text("one-more.adds-nothing");
    }

    private List<Gauge.Chart> charts(List<OneMoreStudent> found, PlanWords.Book words) {
        var charts = new ArrayList<Gauge.Chart>();
        add(charts, "skill", found, each -> !each.skill().isEmpty() && alone(each), each -> words.skill(each.skill()));
        add(charts, "time", found, each -> !each.halfDay().isEmpty() && alone(each), each -> halfDay(each.halfDay()));
        add(
                charts,
                "street",
                found,
                each -> !each.street().isEmpty() && alone(each),
                each -> words.street(each.street()));
        return charts;
    }

    private static boolean alone(Profile profile) {
        return profile.skill().length()
                        + profile.halfDay().length()
                        + profile.street().length()
                == Math.max(
                        profile.skill().length(),
                        Math.max(profile.halfDay().length(), profile.street().length()));
    }

    private void add(
            List<Gauge.Chart> charts,
            String key,
            List<OneMoreStudent> found,
            Predicate<Profile> which,
            Function<Profile, String> name) {
        var rows = found.stream().filter(each -> which.test(each.profile())).toList();
        if (rows.isEmpty()) {
            return;
        }
        double most = rows.stream().mapToLong(OneMoreStudent::value).max().orElse(0);
        var best = rows.get(0);
        charts.add(new Gauge.Chart(
                say.text("one-more.by-" + key),
                best.value() == 0
                        ? say.text("one-more.none-adds")
                        : say.text("one-more.most", name.apply(best.profile()), sentence(best)),
                rows.stream()
                        .filter(each -> each.value() > 0)
                        .map(each -> new Gauge(
                                name.apply(each.profile()),
                                most == 0 ? 0 : 100 * each.value() / most,
                                say.text("one-more.value", each.places(), say.number(each.value())),
                                false))
                        .toList()));
    }

    /** Without a choice, everything by itself; with one, that one. */
    @PostMapping("/dispatch/{id}/one-more")
    String start(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String skill,
            @RequestParam(defaultValue = "") String halfDay,
            @RequestParam(defaultValue = "") String street,
            RedirectAttributes redirect) {
        var run = find(viewer, id);
        var plan = saved.of(run.id()).orElseThrow(NotFound::new);
        var asked = new Profile(skill, halfDay, street);
        var imagined = new Imagined(plan.problem());
        if (!imagined.knows(asked)) {
            throw new NotFound();
        }
        var wanted = asked.equals(Profile.ANYONE) ? imagined.each() : List.of(asked);
        if (!plan.problem().roles().isEmpty()
                && students.start(run.id(), plan, wanted) instanceof OneMoreStudents.Asked.Busy) {
            redirect.addFlashAttribute("said", say.text("one-more.busy"));
        }
        redirect.addAttribute("skill", skill);
        redirect.addAttribute("halfDay", halfDay);
        redirect.addAttribute("street", street);
        return "redirect:/dispatch/" + id + "/one-more";
    }

    @GetMapping("/dispatch/{id}/one-more/progress")
    ResponseEntity<String> progress(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var run = find(viewer, id);
        return students.searching(run.id())
                ? progress.bar(say.text("one-more.searching"), students.progress(run.id()))
                : progress.ended();
    }

    @PostMapping("/dispatch/{id}/one-more/cancel")
    String cancel(@CurrentViewer Viewer viewer, @PathVariable long id) {
        students.cancel(find(viewer, id).id());
        return "redirect:/dispatch/" + id + "/one-more";
    }

    private DispatchRun find(Viewer viewer, long id) {
        return runs.find(viewer.mustCollege(), new RunId(id)).orElseThrow(NotFound::new);
    }
}
