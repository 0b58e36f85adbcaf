package org.qinglin.app.practice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.practice.HomePlacement;
import org.qinglin.app.practice.HomePost;
import org.qinglin.app.practice.HomePosts;
import org.qinglin.app.practice.PlacementStep;
import org.qinglin.app.practice.Placements;
import org.qinglin.app.practice.PostWishes;
import org.qinglin.app.practice.PracticeOutcome;
import org.qinglin.app.practice.Ranking;
import org.qinglin.app.practice.Season;
import org.qinglin.app.practice.Seasons;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A student wishes for posts near home, in an order of their own, and answers what is proposed. */
@Controller
class MyHometownPages {

    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Placements placements;
    private final PracticeWords words;
    private final Clock clock;

    MyHometownPages(
            Seasons seasons,
            HomePosts posts,
            PostWishes wishes,
            Placements placements,
            PracticeWords words,
            Clock clock) {
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.placements = placements;
        this.words = words;
        this.clock = clock;
    }

    record PlacedRow(
            HomePlacement placement,
            @Nullable HomePost post,
            @Nullable Season season,
            boolean open) {}

    record SeasonRow(Season season, String stage, int wishes) {}

    @GetMapping("/my/hometown")
    String list(@CurrentViewer Viewer viewer, Model model) {
        var today = LocalDate.now(clock);
        var mine = placements.mine(viewer);
        var byId = posts.byIds(mine.stream().map(HomePlacement::post).toList());
        var all = seasons.of(viewer.mustCollege());
        var placed = new ArrayList<PlacedRow>();
        for (var each : mine) {
            var season = all.stream()
                    .filter(one -> one.id() == each.season())
                    .findFirst()
                    .orElse(null);
            placed.add(new PlacedRow(
                    each, byId.get(each.post()), season, season != null && !today.isAfter(season.answersUntil())));
        }
        model.addAttribute("placed", placed);
        model.addAttribute(
                "seasons",
                all.stream()
                        .filter(each -> !each.endsOn().isBefore(today))
                        .map(each -> new SeasonRow(
                                each,
                                each.stage(today).name(),
                                wishes.mine(viewer, each.id()).size()))
                        .toList());
        return "practice/my-hometown";
    }

    @GetMapping("/my/hometown/{id}")
    String season(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String q,
            Model model) {
        var season = seasons.find(viewer.mustCollege(), id).orElseThrow(NotFound::new);
        var mine = wishes.mine(viewer, id);
        var offered = posts.offered(id);
        var search = q.strip();
        model.addAttribute("season", season);
        model.addAttribute("stage", season.stage(LocalDate.now(clock)).name());
        model.addAttribute(
                "wished",
                mine.stream()
                        .flatMap(wish -> offered.stream().filter(post -> post.id() == wish))
                        .toList());
        model.addAttribute(
                "others",
                offered.stream()
                        .filter(post -> !mine.contains(post.id()))
                        .filter(post -> (post.placeName() + post.hostName() + post.title()).contains(search))
                        .toList());
        model.addAttribute("total", offered.size());
        model.addAttribute("q", search);
        return "practice/my-season";
    }

    /** One move, by a button that the keyboard reaches: {@code up:7}, {@code down:7}, {@code add:7} or {@code drop:7}. */
    @PostMapping("/my/hometown/{id}/wishes")
    String wish(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String move,
            @RequestParam(defaultValue = "") String q,
            RedirectAttributes redirect) {
        if (seasons.find(viewer.mustCollege(), id).isEmpty()) {
            throw new NotFound();
        }
        List<Long> wanted = Ranking.after(wishes.mine(viewer, id), move);
        var outcome = wishes.set(viewer, id, wanted);
        var text = words.of(outcome, "hometown.wished");
        if (!(outcome instanceof PracticeOutcome.Done)) {
            redirect.addFlashAttribute("said", text);
        }
        redirect.addFlashAttribute("moved", move);
        redirect.addAttribute("q", q);
        return "redirect:/my/hometown/" + id;
    }

    @PostMapping("/my/placements/{id}/accept")
    String accept(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said",
                words.of(placements.take(viewer, id, new PlacementStep.StudentAccepts()), "placement.accepted"));
        return "redirect:/my/hometown";
    }

    @PostMapping("/my/placements/{id}/decline")
    String decline(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said",
                words.of(placements.take(viewer, id, new PlacementStep.StudentDeclines(reason)), "placement.declined"));
        return "redirect:/my/hometown";
    }
}
