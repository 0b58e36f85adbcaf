package org.qinglin.app.practice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.practice.Choices;
import org.qinglin.app.practice.HomePlacement;
import org.qinglin.app.practice.HomePost;
import org.qinglin.app.practice.HomePosts;
import org.qinglin.app.practice.HometownRuns;
import org.qinglin.app.practice.Placements;
import org.qinglin.app.practice.PostWishes;
import org.qinglin.app.practice.PracticeOutcome;
import org.qinglin.app.practice.Seasons;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The college's hometown practice: seasons, posts for hosts without an account, both plans, the choice. */
@Controller
class HometownPages {

    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Choices choices;
    private final HometownRuns runs;
    private final Placements placements;
    private final TwoPlans plans;
    private final PracticeWords words;
    private final Say say;
    private final Clock clock;

    HometownPages(
            Seasons seasons,
            HomePosts posts,
            PostWishes wishes,
            Choices choices,
            HometownRuns runs,
            Placements placements,
            TwoPlans plans,
            PracticeWords words,
            Say say,
            Clock clock) {
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.choices = choices;
        this.runs = runs;
        this.placements = placements;
        this.plans = plans;
        this.words = words;
        this.say = say;
        this.clock = clock;
    }

    /** @param chosen how many the host takes; {@code live} keep a place */
    record PostRow(HomePost post, int chosen, long live) {}

    @GetMapping("/hometown")
    String list(@CurrentViewer Viewer viewer, Model model) {
        return list(viewer, Seasons.Input.EMPTY, List.of(), model);
    }

    @PostMapping("/hometown")
    String announce(
            @CurrentViewer Viewer viewer,
            @ModelAttribute Seasons.Input input,
            Model model,
            RedirectAttributes redirect) {
        return seasons.announce(viewer, input)
                .fold(
                        id -> {
                            redirect.addFlashAttribute("said", say.text("season.announced"));
                            return "redirect:/hometown/" + id;
                        },
                        faults -> list(viewer, input, faults, model));
    }

    private String list(Viewer viewer, Seasons.Input input, List<Fault> faults, Model model) {
        model.addAttribute("seasons", seasons.of(viewer.mustCollege()));
        model.addAttribute("counts", posts.counts(viewer.mustCollege()));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("form", input);
        model.addAttribute("faults", Fault.byField(faults));
        return "practice/seasons";
    }

    @GetMapping("/hometown/{id}")
    String season(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return season(viewer, id, HomePosts.Input.EMPTY, List.of(), model);
    }

    @PostMapping("/hometown/{id}/posts")
    String offer(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute HomePosts.Input input,
            Model model,
            RedirectAttributes redirect) {
        var outcome = posts.offer(viewer, id, input);
        if (outcome instanceof PracticeOutcome.Faulty faulty) {
            return season(viewer, id, input, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", words.of(outcome, "home-post.offered"));
        return "redirect:/hometown/" + id;
    }

    private String season(Viewer viewer, long id, HomePosts.Input input, List<Fault> faults, Model model) {
        var season = seasons.find(viewer.mustCollege(), id).orElseThrow(NotFound::new);
        var chosen = choices.all(id);
        var live = placements.ofSeason(id).stream()
                .filter(each -> each.status().live())
                .collect(Collectors.groupingBy(HomePlacement::post, Collectors.counting()));
        var rows = posts.offered(id).stream()
                .map(post -> new PostRow(
                        post, chosen.getOrDefault(post.id(), List.of()).size(), live.getOrDefault(post.id(), 0L)))
                .toList();
        model.addAttribute("season", season);
        model.addAttribute("stage", season.stage(LocalDate.now(clock)).name());
        model.addAttribute("rows", rows);
        model.addAttribute(
                "places", rows.stream().mapToInt(each -> each.post().capacity()).sum());
        model.addAttribute(
                "silent",
                rows.stream()
                        .filter(each -> each.post().wishes() > 0 && each.chosen() == 0)
                        .count());
        model.addAttribute("people", wishes.people(id));
        model.addAttribute("runs", runs.of(season));
        model.addAttribute("form", input);
        model.addAttribute("faults", Fault.byField(faults));
        return "practice/season";
    }

    @PostMapping("/hometown/{id}/runs")
    String run(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        var outcome = runs.run(viewer, id);
        redirect.addFlashAttribute("said", words.of(outcome, "hometown.ran"));
        return outcome instanceof PracticeOutcome.Done done
                ? "redirect:/hometown/runs/" + done.id()
                : "redirect:/hometown/" + id;
    }

    @GetMapping("/hometown/runs/{id}")
    String run(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return run(viewer, id, "", "", List.of(), model);
    }

    @PostMapping("/hometown/runs/{id}/choose")
    String choose(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String plan,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var outcome = runs.choose(viewer, id, plan, reason);
        if (outcome instanceof PracticeOutcome.Faulty faulty) {
            return run(viewer, id, plan, reason, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", words.of(outcome, "hometown.chosen"));
        return "redirect:/hometown/runs/" + id;
    }

    private String run(
            Viewer viewer, long id, @Nullable String plan, @Nullable String reason, List<Fault> faults, Model model) {
        var run = runs.find(viewer.mustCollege(), id).orElseThrow(NotFound::new);
        var season = seasons.find(viewer.mustCollege(), run.season()).orElseThrow();
        model.addAttribute("run", run);
        model.addAttribute("season", season);
        model.addAttribute("stage", season.stage(LocalDate.now(clock)).name());
        model.addAttribute("latest", runs.of(season).get(0).id() == id);
        model.addAttribute("view", plans.of(run));
        model.addAttribute("plan", plan);
        model.addAttribute("reason", reason);
        model.addAttribute("faults", Fault.byField(faults));
        return "practice/run";
    }
}
