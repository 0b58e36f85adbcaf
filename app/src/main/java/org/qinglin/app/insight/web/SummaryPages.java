package org.qinglin.app.insight.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Installation;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.summary.Figures;
import org.qinglin.app.insight.summary.Group;
import org.qinglin.app.insight.summary.Summaries;
import org.qinglin.app.insight.summary.Summary;
import org.qinglin.app.insight.summary.SummaryComposer;
import org.qinglin.app.insight.summary.SummaryDocx;
import org.qinglin.app.insight.summary.SummaryId;
import org.qinglin.app.insight.summary.SummaryPaper;
import org.qinglin.app.insight.summary.SummaryScopes;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Reports of a term or a year: made, read, followed to their records, taken along as PDF or docx. */
@Controller
class SummaryPages {

    private static final MediaType DOCX =
            MediaType.valueOf("application/vnd.openxmlformats-officedocument.wordprocessingml.document");
    private static final int DAYS_WITHOUT_A_TERM = 180;

    private final Summaries summaries;
    private final SummaryScopes scopes;
    private final SummaryComposer composer;
    private final SummaryPaper paper;
    private final SummaryDocx docx;
    private final Programmes programmes;
    private final Installation installation;
    private final Say say;
    private final Clock clock;

    SummaryPages(
            Summaries summaries,
            SummaryScopes scopes,
            SummaryComposer composer,
            SummaryPaper paper,
            SummaryDocx docx,
            Programmes programmes,
            Installation installation,
            Say say,
            Clock clock) {
        this.summaries = summaries;
        this.scopes = scopes;
        this.composer = composer;
        this.paper = paper;
        this.docx = docx;
        this.programmes = programmes;
        this.installation = installation;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/reports")
    String list(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "1") int page, Model model) {
        return list(viewer, page, usual(viewer), List.of(), model);
    }

    /** This term, about the first that the viewer may choose. */
    private Summaries.Input usual(Viewer viewer) {
        var today = LocalDate.now(clock);
        var term = viewer.college() == null
                ? null
                : programmes.termOn(viewer.college(), today).orElse(null);
        var from = term == null ? today.minusDays(DAYS_WITHOUT_A_TERM) : term.startsOn();
        var to = term == null || term.endsOn().isAfter(today) ? today : term.endsOn();
        return new Summaries.Input(null, from.toString(), to.toString());
    }

    private String list(Viewer viewer, int page, Summaries.Input input, List<Fault> faults, Model model) {
        var ask = new PageRequest("", page);
        model.addAttribute(
                "list", new Listing<>(summaries.list(viewer, ask.offset(), ask.limit()), summaries.count(viewer), ask));
        model.addAttribute("scopes", scopes.of(viewer));
        model.addAttribute("input", input);
        model.addAttribute("faults", Fault.byField(faults));
        return "insight/summaries";
    }

    @PostMapping("/reports")
    String make(
            @CurrentViewer Viewer viewer,
            @ModelAttribute Summaries.Input input,
            Model model,
            RedirectAttributes redirect) {
        return summaries
                .make(viewer, input)
                .fold(
                        made -> {
                            redirect.addFlashAttribute("said", say.text("summary.was-made"));
                            return "redirect:/reports/" + made.value();
                        },
                        faults -> list(viewer, 1, input, faults, model));
    }

    private Summary find(Viewer viewer, long id) {
        return summaries.find(viewer, new SummaryId(id)).orElseThrow(NotFound::new);
    }

    @GetMapping("/reports/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var summary = find(viewer, id);
        model.addAttribute("summary", summary);
        model.addAttribute("title", composer.title(summary));
        model.addAttribute("days", composer.days(summary));
        // A district reads figures, not the colleges' records.
        model.addAttribute("blocks", composer.compose(summary, !viewer.is(Role.DISTRICT)));
        return "insight/summary";
    }

    /** What was corrected since: it counts the whole anew, so the page asks for it when it is there. */
    @GetMapping("/reports/{id}/corrections")
    String corrections(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        model.addAttribute("corrected", summaries.corrected(find(viewer, id)));
        return "insight/summary-corrections :: corrections";
    }

    /** @param amount as people read it */
    record Line(Figures.Counted counted, String amount) {}

    @GetMapping("/reports/{id}/records")
    String records(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String group,
            @RequestParam(defaultValue = "") String key,
            @RequestParam(defaultValue = "") String measure,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var summary = find(viewer, id);
        var figure = Group.named(group)
                .flatMap(known -> summary.figure(known, key, measure))
                .filter(each -> !each.hidden())
                .orElseThrow(NotFound::new);
        var ask = new PageRequest("", page);
        model.addAttribute("summary", summary);
        model.addAttribute("title", composer.title(summary));
        model.addAttribute("figure", figure);
        // A street reads its orders' figures; their pages are the college's and the community's.
        model.addAttribute("linked", !viewer.is(Role.STREET));
        var lines = summaries.records(summary, figure, ask.offset(), ask.limit()).stream()
                .map(each -> new Line(each, SummaryComposer.number(each.amount())))
                .toList();
        model.addAttribute("list", new Listing<>(lines, figure.records(), ask));
        return "insight/summary-records";
    }

    @GetMapping("/reports/{id}/pictures/{picture}.jpg")
    ResponseEntity<byte[]> picture(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long picture) {
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_JPEG)
                .body(summaries.picture(find(viewer, id), picture).orElseThrow(NotFound::new));
    }

    @GetMapping("/reports/{id}/report.pdf")
    ResponseEntity<byte[]> pdf(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var summary = find(viewer, id);
        return file(
                summary,
                "pdf",
                MediaType.APPLICATION_PDF,
                paper.print(
                        composer.title(summary),
                        summary.title(),
                        composer.days(summary),
                        summary.madeAt(),
                        composer.compose(summary, false),
                        picture -> summaries.picture(summary, picture),
                        installation.isDemo()));
    }

    @GetMapping("/reports/{id}/report.docx")
    ResponseEntity<byte[]> docx(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var summary = find(viewer, id);
        return file(
                summary,
                "docx",
                DOCX,
                docx.write(
                        composer.title(summary),
                        composer.days(summary),
                        composer.compose(summary, false),
                        picture -> summaries.picture(summary, picture)));
    }

    private ResponseEntity<byte[]> file(Summary summary, String ending, MediaType type, byte[] content) {
        var name = Objects.requireNonNull(composer.title(summary)) + " " + summary.to() + "." + ending;
        return ResponseEntity.ok()
                .contentType(type)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename(name, java.nio.charset.StandardCharsets.UTF_8)
                                .build()
                                .toString())
                .body(content);
    }
}
