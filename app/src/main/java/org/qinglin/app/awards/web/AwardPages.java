package org.qinglin.app.awards.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.awards.AwardBadges;
import org.qinglin.app.awards.AwardCertificates;
import org.qinglin.app.awards.AwardKind;
import org.qinglin.app.awards.AwardObjections;
import org.qinglin.app.awards.AwardOutcome;
import org.qinglin.app.awards.AwardRound;
import org.qinglin.app.awards.AwardRounds;
import org.qinglin.app.awards.Criterion;
import org.qinglin.app.awards.Jury;
import org.qinglin.app.awards.Nomination;
import org.qinglin.app.awards.Nominations;
import org.qinglin.app.awards.Nominees;
import org.qinglin.app.awards.RoundDesk;
import org.qinglin.app.awards.RoundStep;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.PrintedPaper;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Rounds of awards for those who nominate, score, object and decide. */
@Controller
class AwardPages {

    private final AwardRounds rounds;
    private final Nominations nominations;
    private final Nominees nominees;
    private final Jury jury;
    private final AwardObjections objections;
    private final RoundDesk desk;
    private final AwardCertificates certificates;
    private final AwardWords words;
    private final Clock clock;

    AwardPages(
            AwardRounds rounds,
            Nominations nominations,
            Nominees nominees,
            Jury jury,
            AwardObjections objections,
            RoundDesk desk,
            AwardCertificates certificates,
            AwardWords words,
            Clock clock) {
        this.rounds = rounds;
        this.nominations = nominations;
        this.nominees = nominees;
        this.jury = jury;
        this.objections = objections;
        this.desk = desk;
        this.certificates = certificates;
        this.words = words;
        this.clock = clock;
    }

    /** @param phase as of today */
    record RoundRow(AwardRound round, AwardRound.Phase phase) {}

    /**
     * @param stake whether the viewer may not score it
     * @param points what the viewer gave, or null
     * @param badge whether there is one that the viewer may take
     */
    record Row(
            Nomination nomination, boolean stake, @Nullable Integer points, boolean badge) {}

    /** @param value what a form proposes, or was sent with */
    record Asked(Criterion.What what, String value) {}

    @GetMapping("/awards")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var today = LocalDate.now(clock);
        var ask = new PageRequest(q, page);
        var rows = rounds.of(viewer, ask.search(), ask.offset(), ask.limit()).stream()
                .map(each -> new RoundRow(each, each.phase(today)))
                .toList();
        model.addAttribute("list", new Listing<>(rows, rounds.count(viewer, ask.search()), ask));
        model.addAttribute("mayAnnounce", viewer.is(Role.COLLEGE));
        model.addAttribute("mayOwn", !viewer.is(Role.COLLEGE));
        return "awards/awards";
    }

    @GetMapping("/awards/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "xlsx") String format) {
        var today = LocalDate.now(clock);
        return ListExport.of(
                words.listTitle(),
                format,
                words.listTitles(),
                rounds.of(viewer, q, 0, ListExport.MOST_ROWS).stream()
                        .map(each -> words.line(each, today))
                        .toList());
    }

    /** A form for a kind, with what colleges mostly ask for; or with what was sent and found faulty. */
    @GetMapping("/awards/new")
    String form(@RequestParam(defaultValue = "VOLUNTEER") String kind, Model model) {
        var chosen = Arrays.stream(AwardKind.values())
                .filter(each -> each.name().equals(kind))
                .findFirst()
                .orElse(AwardKind.VOLUNTEER);
        var sent = sent(model);
        model.addAttribute("kind", chosen);
        model.addAttribute("kinds", AwardKind.values());
        model.addAttribute(
                "asked",
                Criterion.What.of(chosen).stream()
                        .map(each -> new Asked(each, sent == null ? each.usual() : sent.getOrDefault(each.name(), "")))
                        .toList());
        model.addAttribute("form", sent == null ? usual() : sent);
        return "awards/new";
    }

    @SuppressWarnings("unchecked")
    private static @Nullable Map<String, String> sent(Model model) {
        return (Map<String, String>) model.getAttribute("form");
    }

    private Map<String, String> usual() {
        var today = LocalDate.now(clock);
        return Map.of(
                "name", "",
                "winners", "10",
                "countsFrom", today.minusYears(1).toString(),
                "nominateUntil", today.plusDays(14).toString(),
                "scoreUntil", today.plusDays(21).toString());
    }

    @PostMapping("/awards")
    String announce(@CurrentViewer Viewer viewer, @RequestParam Map<String, String> form, RedirectAttributes redirect) {
        var outcome = rounds.announce(
                viewer,
                new AwardRounds.Input(
                        form.get("name"),
                        form.get("kind"),
                        form.get("winners"),
                        form.get("countsFrom"),
                        form.get("nominateUntil"),
                        form.get("scoreUntil"),
                        form));
        if (outcome instanceof AwardOutcome.Done done) {
            return after(outcome, "/" + done.id(), redirect);
        }
        redirect.addFlashAttribute("form", new HashMap<>(form));
        redirect.addAttribute("kind", form.getOrDefault("kind", ""));
        return after(outcome, "/new", redirect);
    }

    @GetMapping("/awards/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var round = rounds.find(viewer, id).orElseThrow(NotFound::new);
        var today = LocalDate.now(clock);
        boolean juror = Jury.sits(viewer);
        boolean nominates = round.takesNominations(today) && (juror || viewer.is(Role.TEAM_LEADER));
        var given = jury.givenBy(viewer, id);
        var signed = certificates.signed(id);
        model.addAttribute("round", round);
        model.addAttribute("phase", round.phase(today));
        model.addAttribute("words", words);
        model.addAttribute("criteria", rounds.criteria(id));
        model.addAttribute(
                "rows",
                nominations.seenBy(viewer, round).stream()
                        .map(each -> new Row(
                                each,
                                Jury.hasStake(viewer, each),
                                given.get(each.id()),
                                signed.contains(each.id()) && AwardBadges.mayTake(viewer, round, each)))
                        .toList());
        model.addAttribute("certificates", certificates.numbers(id));
        model.addAttribute("objections", objections.of(viewer, id));
        model.addAttribute("juror", juror);
        model.addAttribute("nominates", nominates);
        model.addAttribute("scores", round.takesScores(today) && juror);
        // Who scores later must not lean on who scored before.
        model.addAttribute("means", juror && (viewer.is(Role.COLLEGE) || round.status() != AwardRound.Status.OPEN));
        model.addAttribute("objects", round.takesObjections(today));
        model.addAttribute("proposes", round.awaitsProposal(today) && viewer.is(Role.COLLEGE));
        model.addAttribute("decides", viewer.is(Role.COLLEGE));
        model.addAttribute("choices", nominates ? nominees.choices(viewer, round) : List.of());
        return "awards/award";
    }

    @PostMapping("/awards/{id}/nominations")
    String nominate(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String nominee,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        var outcome = nominations.nominate(viewer, id, nominee, reason);
        if (!(outcome instanceof AwardOutcome.Done)) {
            redirect.addFlashAttribute("nominee", nominee);
            redirect.addFlashAttribute("reason", reason);
        }
        return after(outcome, "/" + id, redirect);
    }

    @PostMapping("/awards/{id}/nominations/{nomination}/score")
    String score(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long nomination,
            @RequestParam(defaultValue = "") String points,
            RedirectAttributes redirect) {
        return after(jury.score(viewer, id, nomination, points), "/" + id, redirect);
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

    @PostMapping("/awards/{id}/nominations/{nomination}/take-back")
    String takeBack(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long nomination,
            @RequestParam(defaultValue = "") String reason,
            RedirectAttributes redirect) {
        return after(certificates.takeBack(viewer, id, nomination, reason), "/" + id, redirect);
    }

    @GetMapping("/awards/{id}/nominations/{nomination}/certificate.pdf")
    ResponseEntity<byte[]> certificate(
            @CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long nomination) {
        var printed = certificates.pdf(viewer, id, nomination).orElseThrow(NotFound::new);
        return PrintedPaper.of(printed.number(), printed.pdf());
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
        return after(desk.take(viewer, id, new RoundStep.Propose()), "/" + id, redirect);
    }

    @PostMapping("/awards/{id}/call-off")
    String callOff(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return after(desk.take(viewer, id, new RoundStep.CallOff()), "/" + id, redirect);
    }

    private String after(AwardOutcome outcome, String page, RedirectAttributes redirect) {
        if (outcome instanceof AwardOutcome.Missing) {
            throw new NotFound();
        }
        if (outcome instanceof AwardOutcome.Faulty faulty) {
            redirect.addFlashAttribute("faults", Fault.byField(faulty.faults()));
        } else {
            redirect.addFlashAttribute("said", words.of(outcome));
        }
        return "redirect:/awards" + page;
    }
}
