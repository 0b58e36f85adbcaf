package org.qinglin.app.organisations.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Partnering;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The agreements of a faculty, a college, a street or town; and, for a college, the communities that take part. */
@Controller
class AgreementPages {

    /** From here on the renewal is due to be talked about. */
    private static final int SOON_DAYS = 90;

    private final Organisations organisations;
    private final Agreements agreements;
    private final Partnering partnering;
    private final Say say;
    private final Clock clock;

    AgreementPages(Organisations organisations, Agreements agreements, Partnering partnering, Say say, Clock clock) {
        this.organisations = organisations;
        this.agreements = agreements;
        this.partnering = partnering;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/agreements")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        return list(viewer, new PageRequest(q, page), List.of(), model);
    }

    @GetMapping("/agreements/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "xlsx") String format) {
        return ListExport.of(
                say.text("agreements.title"),
                format,
                List.of(
                        say.text("agreements.agreement"),
                        say.text("agreements.branch"),
                        say.text("agreements.street"),
                        say.text("agreement.starts-on"),
                        say.text("agreement.ends-on"),
                        say.text("agreement.state")),
                agreements.list(viewer, q, 0, Integer.MAX_VALUE).stream()
                        .map(each -> List.of(
                                each.title(),
                                each.parties().branch(),
                                each.parties().streetName(),
                                each.startsOn().toString(),
                                each.lastDay().toString(),
                                say.text("agreement.status." + each.status())))
                        .toList());
    }

    /** A college takes in a community of the register; it may order from then on. */
    @PostMapping("/agreements/communities")
    String begin(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String community,
            Model model,
            RedirectAttributes redirect) {
        return partnering
                .begin(viewer, community)
                .fold(
                        begun -> {
                            redirect.addFlashAttribute("said", say.text("agreements.begun", begun.name()));
                            return "redirect:/agreements";
                        },
                        faults -> list(viewer, new PageRequest("", 1), faults, model));
    }

    private String list(Viewer viewer, PageRequest ask, List<Fault> faults, Model model) {
        boolean street = viewer.is(Role.STREET);
        var all = agreements.list(viewer, ask.search(), ask.offset(), ask.limit());
        model.addAttribute("list", new Listing<>(all, agreements.count(viewer, ask.search()), ask));
        model.addAttribute("viewer", viewer);
        model.addAttribute(
                "partners",
                all.stream()
                        .map(each -> each.parties().college())
                        .distinct()
                        .collect(java.util.stream.Collectors.toMap(
                                java.util.function.Function.identity(), organisations::college)));
        model.addAttribute("street", street);
        model.addAttribute(
                "communities",
                street
                        ? organisations.communitiesIn(viewer.mustPlace())
                        : organisations.communitiesOf(viewer.mustCollege()));
        var today = LocalDate.now(clock);
        model.addAttribute("soon", today.plusDays(SOON_DAYS));
        model.addAttribute("mayBegin", viewer.is(Role.COLLEGE));
        model.addAttribute("faults", Fault.byField(faults));
        return "organisations/agreements";
    }
}
