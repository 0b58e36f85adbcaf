package org.qinglin.app.recognition.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.recognition.CertificateContent;
import org.qinglin.app.recognition.Conversion;
import org.qinglin.app.recognition.Conversions;
import org.qinglin.app.recognition.Transcript;
import org.qinglin.app.recognition.Transcripts;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Transcripts and their conversion table for programs. */
@RestController
@Tag(name = "transcripts", description = "Second-classroom transcripts and the conversion from hours to credit")
class TranscriptApi {

    private final Transcripts transcripts;
    private final Conversions conversions;
    private final ApiAnswers answers;
    private final Clock clock;

    TranscriptApi(Transcripts transcripts, Conversions conversions, ApiAnswers answers, Clock clock) {
        this.transcripts = transcripts;
        this.conversions = conversions;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param credit with two decimals, cut */
    record Line(String programme, long minutes, String credit, List<CertificateContent.Service> services) {}

    /** A transcript without the student's particulars. */
    record Answer(LocalDate asOf, long minutes, String credit, Conversion conversion, List<Line> lines) {

        static Answer of(Transcript transcript) {
            return new Answer(
                    transcript.asOf(),
                    transcript.minutes(),
                    Transcript.credit(transcript.hundredths()),
                    transcript.conversion(),
                    transcript.lines().stream()
                            .map(each -> new Line(
                                    each.programme().code(),
                                    each.minutes(),
                                    Transcript.credit(each.hundredths()),
                                    each.services()))
                            .toList());
        }
    }

    @Operation(summary = "The student's transcript at the end of a day (today without one)")
    @GetMapping("/api/my/transcript")
    Answer own(@CurrentViewer Viewer viewer, @RequestParam(required = false) @Nullable LocalDate on) {
        return find(viewer, viewer.mustStudent(), on);
    }

    @Operation(summary = "A student's transcript at the end of a day (today without one)")
    @GetMapping("/api/students/{id}/transcript")
    Answer ofStudent(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(required = false) @Nullable LocalDate on) {
        return find(viewer, new StudentId(id), on);
    }

    private Answer find(Viewer viewer, StudentId id, @Nullable LocalDate on) {
        return transcripts
                .of(viewer.mustCollege(), id, on == null ? LocalDate.now(clock) : on)
                .map(Answer::of)
                .orElseThrow(NotFound::new);
    }

    @Operation(summary = "Every version of the conversion table that the college has known")
    @GetMapping("/api/transcript/conversion")
    List<Conversion> versions(@CurrentViewer Viewer viewer) {
        return conversions.versions(viewer.mustCollege());
    }

    @Operation(summary = "Sets the conversion table, from a day on")
    @PostMapping("/api/transcript/conversion")
    ResponseEntity<Object> set(@CurrentViewer Viewer viewer, @RequestBody Conversions.Input input) {
        return conversions
                .set(viewer, input)
                .fold(id -> ResponseEntity.status(HttpStatus.CREATED).body((Object) id), answers::faulty);
    }
}
