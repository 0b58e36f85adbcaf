package org.qinglin.app.recognition.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.recognition.Conversions;
import org.qinglin.app.recognition.Transcript;
import org.qinglin.app.recognition.Transcripts;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PrintedPaper;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Second-classroom transcripts, and the conversion table behind them. */
@Controller
class TranscriptPages {

    private final Transcripts transcripts;
    private final Conversions conversions;
    private final Programmes programmes;
    private final Say say;
    private final Clock clock;

    TranscriptPages(Transcripts transcripts, Conversions conversions, Programmes programmes, Say say, Clock clock) {
        this.transcripts = transcripts;
        this.conversions = conversions;
        this.programmes = programmes;
        this.say = say;
        this.clock = clock;
    }

    @GetMapping("/my/transcript")
    String own(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String on, Model model) {
        return page(own(viewer, on), "/my/transcript", model);
    }

    @GetMapping("/my/transcript/file.pdf")
    ResponseEntity<byte[]> ownFile(@CurrentViewer Viewer viewer, @RequestParam(defaultValue = "") String on) {
        return file(own(viewer, on));
    }

    @GetMapping("/students/{id}/transcript")
    String ofStudent(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String on,
            Model model) {
        return page(find(viewer, id, on), "/students/" + id + "/transcript", model);
    }

    @GetMapping("/students/{id}/transcript/file.pdf")
    ResponseEntity<byte[]> fileOfStudent(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestParam(defaultValue = "") String on) {
        return file(find(viewer, id, on));
    }

    private Transcript own(Viewer viewer, String on) {
        return find(viewer, viewer.mustStudent().value(), on);
    }

    private Transcript find(Viewer viewer, long id, String on) {
        return transcripts.of(viewer.mustCollege(), new StudentId(id), day(on)).orElseThrow(NotFound::new);
    }

    /** What cannot be read is today. */
    private LocalDate day(String on) {
        try {
            return on.isBlank() ? LocalDate.now(clock) : LocalDate.parse(on);
        } catch (DateTimeParseException unreadable) {
            return LocalDate.now(clock);
        }
    }

    private String page(Transcript transcript, String path, Model model) {
        model.addAttribute("transcript", transcript);
        model.addAttribute("path", path);
        model.addAttribute("today", LocalDate.now(clock));
        return "recognition/transcript";
    }

    private ResponseEntity<byte[]> file(Transcript transcript) {
        return PrintedPaper.of(
                "transcript-" + transcript.student().volunteerNumber() + "-" + transcript.asOf(),
                transcripts.pdf(transcript));
    }

    @GetMapping("/transcript/conversion")
    String conversion(@CurrentViewer Viewer viewer, Model model) {
        var inForce = conversions.on(viewer.mustCollege(), LocalDate.now(clock));
        var hours = new HashMap<String, String>();
        var most = new HashMap<String, String>();
        for (var each : programmes.all()) {
            var rate = inForce.of(each.code());
            hours.put(each.code(), Integer.toString(rate.minutes() / 60));
            most.put(each.code(), rate.most() == null ? "" : rate.most().toString());
        }
        var input = new Conversions.Input(hours, most, LocalDate.now(clock).toString());
        return conversion(viewer, input, List.of(), model);
    }

    private String conversion(Viewer viewer, Conversions.Input input, List<Fault> faults, Model model) {
        model.addAttribute("programmes", programmes.all());
        model.addAttribute("inForce", conversions.on(viewer.mustCollege(), LocalDate.now(clock)));
        model.addAttribute("versions", conversions.versions(viewer.mustCollege()));
        model.addAttribute("input", input);
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("faults", Fault.byField(faults));
        return "recognition/conversion";
    }

    @PostMapping("/transcript/conversion")
    String set(
            @CurrentViewer Viewer viewer,
            @RequestParam Map<String, String> fields,
            Model model,
            RedirectAttributes redirect) {
        var hours = new HashMap<String, String>();
        var most = new HashMap<String, String>();
        for (var each : programmes.all()) {
            hours.put(each.code(), fields.getOrDefault("hours-" + each.code(), ""));
            most.put(each.code(), fields.getOrDefault("most-" + each.code(), ""));
        }
        var input = new Conversions.Input(hours, most, fields.getOrDefault("validFrom", ""));
        if (conversions.set(viewer, input) instanceof Checked.Faulty<Long> faulty) {
            return conversion(viewer, input, faulty.faults(), model);
        }
        redirect.addFlashAttribute(
                "said",
                say.text("conversion.set", say.fullDate(LocalDate.parse(fields.getOrDefault("validFrom", "")))));
        return "redirect:/transcript/conversion";
    }
}
