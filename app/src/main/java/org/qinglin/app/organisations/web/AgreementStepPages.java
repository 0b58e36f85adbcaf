package org.qinglin.app.organisations.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.agreements.AgreementFiles;
import org.qinglin.app.organisations.agreements.AgreementFlow;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.organisations.agreements.Plaques;
import org.qinglin.app.organisations.agreements.VersionComparison;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.StoredFile;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.multipart.MultipartFile;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** One agreement: what it says, where it stands, and every step that a side can take. */
@Controller
class AgreementStepPages {

    private final Agreements agreements;
    private final AgreementFlow flow;
    private final AgreementFiles files;
    private final Plaques plaques;
    private final AgreementView view;
    private final Programmes programmes;
    private final Measures measures;
    private final Say say;

    AgreementStepPages(
            Agreements agreements,
            AgreementFlow flow,
            AgreementFiles files,
            Plaques plaques,
            AgreementView view,
            Programmes programmes,
            Measures measures,
            Say say) {
        this.agreements = agreements;
        this.flow = flow;
        this.files = files;
        this.plaques = plaques;
        this.view = view;
        this.programmes = programmes;
        this.measures = measures;
        this.say = say;
    }

    @GetMapping("/agreements/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return view.page(viewer, view.must(viewer, id), null, List.of(), model);
    }

    @PostMapping("/agreements/{id}/submit")
    String submit(@CurrentViewer Viewer viewer, @PathVariable long id, Model model, RedirectAttributes redirect) {
        return answer(
                viewer, id, flow.take(viewer, new AgreementId(id), new AgreementStep.Submit()), null, model, redirect);
    }

    @PostMapping("/agreements/{id}/agree")
    String agree(@CurrentViewer Viewer viewer, @PathVariable long id, Model model, RedirectAttributes redirect) {
        return answer(
                viewer, id, flow.take(viewer, new AgreementId(id), new AgreementStep.Agree()), null, model, redirect);
    }

    @PostMapping("/agreements/{id}/send-back")
    String sendBack(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var step = new AgreementStep.SendBack(reason);
        return answer(viewer, id, flow.take(viewer, new AgreementId(id), step), null, model, redirect);
    }

    @PostMapping("/agreements/{id}/withdraw")
    String withdraw(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var step = new AgreementStep.Withdraw(reason);
        return answer(viewer, id, flow.take(viewer, new AgreementId(id), step), null, model, redirect);
    }

    @PostMapping("/agreements/{id}/terminate")
    String terminate(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var step = new AgreementStep.Terminate(reason);
        return answer(viewer, id, flow.take(viewer, new AgreementId(id), step), null, model, redirect);
    }

    /** Date and signatories; the scan comes with them, or later. */
    @PostMapping("/agreements/{id}/sign")
    String sign(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute AgreementStep.Sign sign,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect) {
        var outcome = flow.take(viewer, new AgreementId(id), sign);
        if (outcome instanceof AgreementOutcome.Done && file != null && !file.isEmpty()) {
            var kept = files.add(viewer, new AgreementId(id), Upload.name(file), Upload.content(file));
            if (!(kept instanceof AgreementOutcome.Done)) {
                redirect.addFlashAttribute(
                        "said", say.text("agreement.signed-without-scan", AgreementWords.of(kept, say)));
                return "redirect:/agreements/" + id;
            }
        }
        return answer(viewer, id, outcome, sign, model, redirect);
    }

    private String answer(
            Viewer viewer,
            long id,
            AgreementOutcome outcome,
            @Nullable Object typed,
            Model model,
            RedirectAttributes redirect) {
        if (outcome instanceof AgreementOutcome.NotFound) {
            throw new NotFound();
        }
        if (outcome instanceof AgreementOutcome.Faulty faulty) {
            return view.page(viewer, view.must(viewer, id), typed, faulty.faults(), model);
        }
        redirect.addFlashAttribute("said", AgreementWords.of(outcome, say));
        return "redirect:/agreements/" + id;
    }

    // Scans.

    @PostMapping("/agreements/{id}/files")
    String scan(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable MultipartFile file,
            Model model,
            RedirectAttributes redirect) {
        var outcome = files.add(viewer, new AgreementId(id), Upload.name(file), Upload.content(file));
        if (outcome instanceof AgreementOutcome.Done) {
            redirect.addFlashAttribute("said", say.text("agreement.scanned"));
            return "redirect:/agreements/" + id;
        }
        return answer(viewer, id, outcome, null, model, redirect);
    }

    @GetMapping("/agreements/{id}/files/{file}")
    ResponseEntity<byte[]> file(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long file) {
        var scan = files.find(view.must(viewer, id).id(), file).orElseThrow(NotFound::new);
        return StoredFile.of(scan.name(), scan.mediaType(), files.content(scan));
    }

    // Plaques and practice bases.

    @PostMapping("/agreements/{id}/plaques")
    String grant(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute Plaques.Input input,
            Model model,
            RedirectAttributes redirect) {
        var outcome = plaques.grant(viewer, new AgreementId(id), input);
        if (outcome instanceof AgreementOutcome.Done) {
            redirect.addFlashAttribute("said", say.text("plaque.granted", String.valueOf(input.name())));
            return "redirect:/agreements/" + id;
        }
        return answer(viewer, id, outcome, input, model, redirect);
    }

    @PostMapping("/agreements/{id}/plaques/{plaque}/revoke")
    String revoke(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long plaque,
            @RequestParam(defaultValue = "") String reason,
            Model model,
            RedirectAttributes redirect) {
        var outcome = plaques.revoke(viewer, new AgreementId(id), plaque, reason);
        if (outcome instanceof AgreementOutcome.Done) {
            redirect.addFlashAttribute("said", say.text("plaque.revoked"));
            return "redirect:/agreements/" + id;
        }
        return answer(viewer, id, outcome, null, model, redirect);
    }

    // Versions.

    /** What changed between two versions; without numbers, in the last one. */
    @GetMapping("/agreements/{id}/versions")
    String versions(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable Integer from,
            @RequestParam(required = false) @Nullable Integer to,
            Model model) {
        var agreement = view.must(viewer, id);
        var all = agreements.versions(agreement.id());
        int last = to == null ? all.size() : Math.max(1, Math.min(to, all.size()));
        int first = from == null ? Math.max(1, last - 1) : Math.max(1, Math.min(from, all.size()));
        model.addAttribute("agreement", agreement);
        model.addAttribute("versions", all);
        model.addAttribute(
                "comparison",
                VersionComparison.of(
                        all.get(first - 1),
                        agreements.commitments(agreement.id(), first),
                        all.get(last - 1),
                        agreements.commitments(agreement.id(), last)));
        model.addAttribute("programmes", programmes.byCode());
        model.addAttribute("measures", measures.byCode());
        return "organisations/agreement-versions";
    }
}
