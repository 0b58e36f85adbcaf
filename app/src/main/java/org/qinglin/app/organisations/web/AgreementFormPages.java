package org.qinglin.app.organisations.web;

import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.agreements.Agreement;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.organisations.agreements.AgreementStatus;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.organisations.agreements.JointContent;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.programmes.Programmes;
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

/** Both sides write an agreement in one form: a first draft, its next version, a renewal. */
@Controller
class AgreementFormPages {

    private final AgreementDesk desk;
    private final Agreements agreements;
    private final AgreementView view;
    private final Measures measures;
    private final Programmes programmes;
    private final Say say;

    AgreementFormPages(
            AgreementDesk desk,
            Agreements agreements,
            AgreementView view,
            Measures measures,
            Programmes programmes,
            Say say) {
        this.desk = desk;
        this.agreements = agreements;
        this.view = view;
        this.measures = measures;
        this.programmes = programmes;
        this.say = say;
    }

    @GetMapping("/agreements/new")
    String blank(@CurrentViewer Viewer viewer, @RequestParam(required = false) @Nullable Long renews, Model model) {
        if (renews != null) {
            var old = view.must(viewer, renews);
            return form(viewer, old, desk.renewing(old), "", List.of(), model);
        }
        var input = new AgreementInput(null, null, null, null, null, null, null, null, null, null, null);
        return form(viewer, null, input, "", List.of(), model);
    }

    /** @param q what stands in the place picker's text field, for showing it again */
    @PostMapping("/agreements")
    String draft(
            @CurrentViewer Viewer viewer,
            @ModelAttribute AgreementInput input,
            @RequestParam(defaultValue = "") String q,
            Model model,
            RedirectAttributes redirect) {
        var outcome = desk.draft(viewer, input);
        if (outcome instanceof AgreementOutcome.Faulty faulty) {
            var old = input.renews() == null || !input.renews().matches("\\d{1,18}")
                    ? null
                    : view.must(viewer, Long.parseLong(input.renews()));
            return form(viewer, old, input, q, faulty.faults(), model);
        }
        if (outcome instanceof AgreementOutcome.NotFound) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", AgreementWords.of(outcome, say));
        if (outcome instanceof AgreementOutcome.RenewedAlready renewed) {
            return "redirect:/agreements/" + renewed.by().value();
        }
        return outcome instanceof AgreementOutcome.Done done
                ? "redirect:/agreements/" + done.id().value()
                : "redirect:/agreements";
    }

    @GetMapping("/agreements/{id}/edit")
    String edit(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var agreement = view.must(viewer, id);
        if (agreement.status() != AgreementStatus.DRAFT) {
            return "redirect:/agreements/" + id;
        }
        var input = AgreementInput.of(agreement, agreements.commitments(agreement));
        return form(viewer, agreement, input, "", List.of(), model);
    }

    @PostMapping("/agreements/{id}/edit")
    String save(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute AgreementInput input,
            Model model,
            RedirectAttributes redirect) {
        var agreement = view.must(viewer, id);
        var outcome = desk.edit(viewer, agreement.id(), input);
        if (outcome instanceof AgreementOutcome.Faulty faulty) {
            return form(viewer, agreement, input, "", faulty.faults(), model);
        }
        if (outcome instanceof AgreementOutcome.Changed changed) {
            return form(
                    viewer,
                    agreement,
                    input,
                    "",
                    List.of(Fault.of(
                            "version", String.valueOf(input.version()), "fault.agreement.version", changed.version())),
                    model);
        }
        redirect.addFlashAttribute("said", AgreementWords.of(outcome, say));
        return "redirect:/agreements/" + id;
    }

    /** @param about the agreement that is edited or renewed; null for a first draft */
    private String form(
            Viewer viewer,
            @Nullable Agreement about,
            AgreementInput input,
            String shown,
            List<Fault> faults,
            Model model) {
        model.addAttribute("about", about);
        model.addAttribute("renews", input.renews() != null && !input.renews().isBlank());
        // The lines that came back keep their numbers: their faults are told by them.
        model.addAttribute("input", faults.isEmpty() ? input.withSpareLines() : input);
        model.addAttribute("shown", shown);
        model.addAttribute("contents", JointContent.values());
        model.addAttribute("measures", measures.all());
        model.addAttribute("programmes", programmes.byCode().values());
        model.addAttribute("locale", locale());
        model.addAttribute("faculties", about == null ? desk.faculties(viewer) : List.of());
        model.addAttribute("faults", Fault.byField(faults));
        return "organisations/agreement-form";
    }

    private static Locale locale() {
        return org.springframework.context.i18n.LocaleContextHolder.getLocale();
    }
}
