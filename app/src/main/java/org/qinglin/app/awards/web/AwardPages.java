package org.qinglin.app.awards.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.awards.AwardKind;
import org.qinglin.app.awards.AwardObjections;
import org.qinglin.app.awards.AwardOutcome;
import org.qinglin.app.awards.AwardRounds;
import org.qinglin.app.awards.Criterion;
import org.qinglin.app.awards.Evidence;
import org.qinglin.app.awards.HonourRoll;
import org.qinglin.app.awards.Nomination;
import org.qinglin.app.awards.Nominations;
import org.qinglin.app.awards.RoundStep;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Teams;
import org.qinglin.app.projects.Projects;
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

/** Rounds of awards for those who nominate, score, object and decide, and the honour roll for everyone. */
@Controller
class AwardPages {

    private static final int MOST_PROJECTS = 200;

    private final AwardRounds rounds;
    private final Nominations nominations;
    private final AwardObjections objections;
    private final HonourRoll honours;
    private final Teams teams;
    private final Projects projects;
    private final Clock clock;
    private final Say say;

    AwardPages(
            AwardRounds rounds,
            Nominations nominations,
            AwardObjections objections,
            HonourRoll honours,
            Teams teams,
            Projects projects,
            Clock clock,
            Say say) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.objections = objections;
        this.honours = honours;
        this.teams = teams;
        this.projects = projects;
        this.clock = clock;
        this.say = say;
    }

    /** @param stake whether the viewer may not score it */
    record Row(Nomination nomination, boolean stake) {}

    /** Something to choose in a form. */
    record Choice(long id, String name) {}

    @GetMapping("/honours")
    String honours(Model model) {
        model.addAttribute("honours", honours.latest());
        return "awards/honours";
    }

    @GetMapping("/awards")
    String list(@CurrentViewer Viewer viewer, Model model) {
        model.addAttribute("rounds", rounds.of(viewer));
        model.addAttribute("mayAnnounce", viewer.is(Role.COLLEGE));
        model.addAttribute("kinds", AwardKind.values());
        model.addAttribute("whats", Criterion.What.values());
        return "awards/awards";
    }

    @PostMapping("/awards")
    String announce(@CurrentViewer Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes redirect) {
        var outcome = rounds.announce(
                viewer,
                new AwardRounds.Input(
                        form.get("name"),
                        form.get("kind"),
                        form.get("winners"),
                        form.get("nominateUntil"),
                        form.get("scoreUntil"),
                        form));
        return after(outcome, outcome instanceof AwardOutcome.Done done ? "/" + done.id() : "", redirect);
    }

    @GetMapping("/awards/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var round = rounds.find(viewer, id).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        boolean juror = viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY) || viewer.is(Role.COMMUNITY);
        model.addAttribute("round", round);
        model.addAttribute("criteria", rounds.criteria(id));
        model.addAttribute(
                "rows",
                nominations.of(id).stream()
                        .map(each -> new Row(each, Nominations.hasStake(viewer, each)))
                        .toList());
        model.addAttribute("objections", objections.of(viewer, id));
        model.addAttribute("nominates", round.takesNominations(today) && (juror || viewer.is(Role.TEAM_LEADER)));
        model.addAttribute("scores", round.takesScores(today) && juror);
        model.addAttribute("objects", round.takesObjections(today));
        model.addAttribute("proposes", round.awaitsProposal(today) && viewer.is(Role.COLLEGE));
        model.addAttribute("decides", viewer.is(Role.COLLEGE));
        model.addAttribute(
                "choices",
                switch (round.kind()) {
                    case VOLUNTEER -> java.util.List.of();
                    case TEAM ->
                        teams.of(round.college()).stream()
                                .map(each -> new Choice(each.id().value(), each.name()))
                                .toList();
                    case PROJECT ->
                        projects.of(viewer, "", 0, MOST_PROJECTS).stream()
                                .map(each -> new Choice(each.id().value(), each.name()))
                                .toList();
                });
        return "awards/award";
    }

    @PostMapping("/awards/{id}/nominations")
    String nominate(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String nominee,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return after(nominations.nominate(viewer, id, nominee, reason), "/" + id, redirect);
    }

    @PostMapping("/awards/{id}/nominations/{nomination}/score")
    String score(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long nomination,
            @RequestParam(defaultValue = "") String points,
            RedirectAttributes redirect) {
        return after(nominations.score(viewer, id, nomination, points), "/" + id, redirect);
    }

    @PostMapping("/awards/{id}/nominations/{nomination}/object")
    String object(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long nomination,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return after(objections.object(viewer, id, nomination, reason), "/" + id, redirect);
    }

    @PostMapping("/awards/{id}/objections/{objection}")
    String decide(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long objection,
            @RequestParam(defaultValue = "false") boolean uphold,
            @RequestParam(defaultValue = "") String answer,
            RedirectAttributes redirect) {
        return after(objections.decide(viewer, id, objection, uphold, answer), "/" + id, redirect);
    }

    @PostMapping("/awards/{id}/propose")
    String propose(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return after(rounds.take(viewer, id, new RoundStep.Propose()), "/" + id, redirect);
    }

    @PostMapping("/awards/{id}/call-off")
    String callOff(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return after(rounds.take(viewer, id, new RoundStep.CallOff()), "/" + id, redirect);
    }

    private String after(AwardOutcome outcome, String page, RedirectAttributes redirect) {
        if (outcome instanceof AwardOutcome.Missing) {
            throw new NotFound();
        }
        if (outcome instanceof AwardOutcome.Faulty faulty) {
            redirect.addFlashAttribute("faults", Fault.byField(faulty.faults()));
        } else {
            redirect.addFlashAttribute("said", words(outcome));
        }
        return "redirect:/awards" + page;
    }

    private @Nullable String words(AwardOutcome outcome) {
        if (outcome instanceof AwardOutcome.NotMet notMet) {
            return say.text(
                    "award.not-met",
                    notMet.evidence().stream()
                            .filter(each -> !each.isMet())
                            .map(this::missed)
                            .collect(Collectors.joining(" ")));
        }
        return say.text("award.outcome." + outcome.getClass().getSimpleName());
    }

    private String missed(Evidence evidence) {
        return say.text(
                "award.missed",
                say.text("award.what." + evidence.what()),
                evidence.figure().toPlainString(),
                Integer.toString(evidence.threshold()));
    }
}
