package org.qinglin.app.practice.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.practice.Appointments;
import org.qinglin.app.practice.Choices;
import org.qinglin.app.practice.HomePlacement;
import org.qinglin.app.practice.HomePost;
import org.qinglin.app.practice.HomePosts;
import org.qinglin.app.practice.PairingStep;
import org.qinglin.app.practice.Pairings;
import org.qinglin.app.practice.PlacementStep;
import org.qinglin.app.practice.Placements;
import org.qinglin.app.practice.PostWishes;
import org.qinglin.app.practice.PracticeOutcome;
import org.qinglin.app.practice.Ranking;
import org.qinglin.app.practice.Season;
import org.qinglin.app.practice.Seasons;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** A host's posts near home: offered, chosen for, answered. The college does the same for hosts without an account. */
@Controller
class HostPages {

    private static final PageRequest FIRST = new PageRequest("", 1);

    private final Seasons seasons;
    private final HomePosts posts;
    private final PostWishes wishes;
    private final Choices choices;
    private final Placements placements;
    private final Students students;
    private final Pairings pairings;
    private final Appointments appointments;
    private final PracticeRows rows;
    private final PracticeWords words;
    private final Clock clock;

    HostPages(
            Seasons seasons,
            HomePosts posts,
            PostWishes wishes,
            Choices choices,
            Placements placements,
            Students students,
            Pairings pairings,
            Appointments appointments,
            PracticeRows rows,
            PracticeWords words,
            Clock clock) {
        this.seasons = seasons;
        this.posts = posts;
        this.wishes = wishes;
        this.choices = choices;
        this.placements = placements;
        this.students = students;
        this.pairings = pairings;
        this.appointments = appointments;
        this.rows = rows;
        this.words = words;
        this.clock = clock;
    }

    /** @param wish rank of the wish in the student's own list */
    record ApplicantRow(long id, @Nullable Student student, int wish) {}

    record PlacedRow(HomePlacement placement, @Nullable Student student) {}

    record OwnRow(HomePost post, Season season, String stage) {}

    @GetMapping("/host")
    String own(@CurrentViewer Viewer viewer, Model model) {
        return own(viewer, HomePosts.Input.EMPTY, null, Appointments.Input.EMPTY, List.of(), model);
    }

    @PostMapping("/host/part-time")
    String partTime(
            @CurrentViewer Viewer viewer,
            @ModelAttribute Appointments.Input input,
            Model model,
            RedirectAttributes redirect) {
        var outcome = appointments.offer(viewer, input);
        if (outcome instanceof PracticeOutcome.Faulty faulty) {
            model.addAttribute("opened", "post");
            return own(viewer, HomePosts.Input.EMPTY, null, input, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", words.of(outcome, "part-time.offered"));
        return "redirect:/host";
    }

    @PostMapping("/host/pairings/{id}/agree")
    String agree(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said", words.of(pairings.take(viewer, id, new PairingStep.Agree()), "pairing.agreed"));
        return "redirect:/host";
    }

    @PostMapping("/host/pairings/{id}/decline")
    String declinePairing(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said", words.of(pairings.take(viewer, id, new PairingStep.Decline(reason)), "pairing.declined"));
        return "redirect:/host";
    }

    @PostMapping("/host/posts")
    String offer(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "0") long season,
            @ModelAttribute HomePosts.Input input,
            Model model,
            RedirectAttributes redirect) {
        var outcome = posts.offer(viewer, season, input);
        if (outcome instanceof PracticeOutcome.Faulty faulty) {
            model.addAttribute("opened", "home");
            return own(viewer, input, season, Appointments.Input.EMPTY, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", words.of(outcome, "home-post.offered"));
        return "redirect:/host";
    }

    private String own(
            Viewer viewer,
            HomePosts.Input input,
            @Nullable Long chosen,
            Appointments.Input partTime,
            List<Fault> faults,
            Model model) {
        var own = posts.ofHost(viewer);
        var byId = seasons.byIds(own.stream().map(HomePost::season).distinct().toList()).stream()
                .collect(Collectors.toMap(Season::id, each -> each));
        var ownRows = new ArrayList<OwnRow>();
        for (var post : own) {
            var season = byId.get(post.season());
            if (season != null) {
                ownRows.add(new OwnRow(
                        post, season, season.stage(LocalDate.now(clock)).name()));
            }
        }
        model.addAttribute("rows", ownRows);
        model.addAttribute("pairings", rows.pairings(viewer));
        model.addAttribute("checkIns", rows.checkIns(viewer, FIRST));
        var held = rows.appointments(viewer, FIRST);
        model.addAttribute("posts", held.rows());
        model.addAttribute("postsTotal", held.total());
        model.addAttribute("post", partTime);
        model.addAttribute("open", seasons.openTo(viewer));
        model.addAttribute("form", input);
        model.addAttribute("chosen", chosen);
        model.addAttribute("faults", Fault.byField(faults));
        return "practice/host";
    }

    @GetMapping("/hometown/posts/{id}")
    String post(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var post = posts.find(viewer, id).orElseThrow(NotFound::new);
        var season = seasons.byIds(List.of(post.season())).get(0);
        var stage = season.stage(LocalDate.now(clock));
        var ranks = wishes.forPost(id);
        var said = choices.of(id);
        var placed = placements.ofPost(id);
        var ids = new ArrayList<>(ranks.keySet());
        placed.forEach(each -> ids.add(each.student().value()));
        var byId = students.byIds(ids.stream().map(StudentId::new).toList());
        var left = new ArrayList<>(ranks.keySet());
        left.removeAll(said.chosen());
        left.removeAll(said.refused());
        model.addAttribute("post", post);
        model.addAttribute("season", season);
        model.addAttribute("stage", stage.name());
        model.addAttribute("mine", viewer.is(Role.COMMUNITY) || post.community() == null);
        model.addAttribute("community", viewer.is(Role.COMMUNITY));
        model.addAttribute("chosen", rows(said.chosen(), ranks, byId));
        model.addAttribute("refused", rows(said.refused(), ranks, byId));
        model.addAttribute("left", rows(left, ranks, byId));
        model.addAttribute(
                "placed",
                placed.stream()
                        .map(each -> new PlacedRow(each, byId.get(each.student())))
                        .toList());
        return "practice/post";
    }

    private static List<ApplicantRow> rows(List<Long> ids, Map<Long, Integer> ranks, Map<StudentId, Student> students) {
        return ids.stream()
                .map(id -> new ApplicantRow(id, students.get(new StudentId(id)), ranks.getOrDefault(id, 0)))
                .toList();
    }

    /** One move of the ranking, by a button: {@code up:7}, {@code down:7}, {@code add:7}, {@code drop:7}, {@code refuse:7}. */
    @PostMapping("/hometown/posts/{id}/choices")
    String choose(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String move,
            RedirectAttributes redirect) {
        var said = choices.of(id);
        var chosen = said.chosen();
        var refused = said.refused();
        if (move.startsWith("refuse:")) {
            var student = move.substring("refuse:".length());
            chosen = Ranking.after(chosen, "drop:" + student);
            refused = Ranking.after(refused, "add:" + student);
        } else {
            chosen = Ranking.after(chosen, move);
            refused = Ranking.after(refused, "drop:" + move.substring(move.indexOf(':') + 1));
        }
        var outcome = choices.set(viewer, id, new Choices.Said(chosen, refused));
        var text = words.of(outcome, "home-post.ranked");
        if (!(outcome instanceof PracticeOutcome.Done)) {
            redirect.addFlashAttribute("said", text);
        }
        redirect.addFlashAttribute("moved", move);
        return "redirect:/hometown/posts/" + id;
    }

    @PostMapping("/hometown/posts/{id}/withdraw")
    String withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", words.of(posts.withdraw(viewer, id), "home-post.withdrawn"));
        return "redirect:/hometown/posts/" + id;
    }

    @PostMapping("/hometown/placements/{id}/accept")
    String accept(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long post,
            RedirectAttributes redirect) {
        return said(placements.take(viewer, id, new PlacementStep.HostAccepts()), "placement.accepted", post, redirect);
    }

    @PostMapping("/hometown/placements/{id}/decline")
    String decline(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "0") long post,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return said(
                placements.take(viewer, id, new PlacementStep.HostDeclines(reason)),
                "placement.declined",
                post,
                redirect);
    }

    private String said(PracticeOutcome outcome, String done, long post, RedirectAttributes redirect) {
        redirect.addFlashAttribute("said", words.of(outcome, done));
        return "redirect:/hometown/posts/" + post;
    }
}
