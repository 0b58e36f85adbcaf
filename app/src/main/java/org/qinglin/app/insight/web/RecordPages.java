package org.qinglin.app.insight.web;

import java.util.Arrays;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.records.RecordGroup;
import org.qinglin.app.insight.records.ServiceRecords;
import org.qinglin.app.shared.web.ListExport;
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

/** The college hands the record of volunteer service over to the ministry's system. */
@Controller
class RecordPages {

    private static final int BATCHES = 20;

    private final ServiceRecords records;
    private final Say say;

    RecordPages(ServiceRecords records, Say say) {
        this.records = records;
        this.say = say;
    }

    @GetMapping("/records")
    String list(@CurrentViewer Viewer viewer, Model model) {
        var states = records.states(viewer.mustCollege());
        var batches = records.batches(viewer.mustCollege(), BATCHES);
        model.addAttribute("states", states);
        model.addAttribute("batches", batches);
        model.addAttribute("groups", RecordGroup.values());
        model.addAttribute(
                "waits", batches.stream().anyMatch(each -> each.status() == ServiceRecords.BatchStatus.EXPORTED));
        model.addAttribute(
                "toSend", states.stream().mapToInt(ServiceRecords.State::toSend).sum());
        return "insight/records";
    }

    @PostMapping("/records/batches")
    String export(@CurrentViewer Viewer viewer, RedirectAttributes redirect) {
        redirect.addFlashAttribute(
                "said",
                records.export(viewer)
                        .map(made -> say.text("records.was-made", made.rows()))
                        .orElseGet(() -> say.text("records.nothing")));
        return "redirect:/records";
    }

    @GetMapping("/records/batches/{id}/{group}")
    ResponseEntity<byte[]> file(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable String group,
            @RequestParam(defaultValue = "xlsx") String format) {
        var batch = records.find(viewer.mustCollege(), id).orElseThrow(NotFound::new);
        var wanted = Arrays.stream(RecordGroup.values())
                .filter(each -> each.name().equals(group))
                .findFirst()
                .orElseThrow(NotFound::new);
        return ListExport.of(
                say.text("records.group." + wanted) + " " + batch.id(),
                format,
                wanted.columns().stream()
                        .map(each -> say.text("records.column." + each))
                        .toList(),
                records.rows(batch.id(), wanted));
    }

    @PostMapping("/records/batches/{id}/confirm")
    String confirm(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return decided(records.decide(viewer, id, true), "records.confirmed", redirect);
    }

    @PostMapping("/records/batches/{id}/discard")
    String discard(@CurrentViewer Viewer viewer, @PathVariable long id, RedirectAttributes redirect) {
        return decided(records.decide(viewer, id, false), "records.discarded", redirect);
    }

    private String decided(boolean there, String key, RedirectAttributes redirect) {
        if (!there) {
            throw new NotFound();
        }
        redirect.addFlashAttribute("said", say.text(key));
        return "redirect:/records";
    }
}
