package org.qinglin.app.attendance.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.PictureOutcome;
import org.qinglin.app.attendance.ReportPictures;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.qinglin.app.shared.web.StoredFile;
import org.qinglin.app.shared.web.Upload;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.multipart.MultipartFile;

/** Pictures of a closing report for programs; which there are stands in the report. */
@RestController
@Tag(name = "sessions", description = "Sign-in and sign-out, confirmed hours")
class ReportPictureApi {

    private final ReportPictures pictures;
    private final ApiAnswers answers;
    private final Say say;

    ReportPictureApi(ReportPictures pictures, ApiAnswers answers, Say say) {
        this.pictures = pictures;
        this.answers = answers;
        this.say = say;
    }

    @Operation(summary = "One picture of a closing report")
    @GetMapping("/api/sessions/{id}/report/pictures/{picture}")
    ResponseEntity<byte[]> one(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long picture) {
        return StoredFile.of(
                "report-" + picture + ".jpg",
                "image/jpeg",
                pictures.content(viewer, new SessionId(id), picture).orElseThrow(NotFound::new));
    }

    @Operation(
            summary = "Adds a picture (JPEG, PNG) with words for who cannot see it; it is drawn anew without what the"
                    + " phone noted in it")
    @PostMapping("/api/sessions/{id}/report/pictures")
    ResponseEntity<Object> add(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") String alt,
            @RequestParam(required = false) @Nullable MultipartFile file) {
        var outcome = pictures.add(viewer, new SessionId(id), alt, Upload.content(file));
        if (outcome instanceof PictureOutcome.Added added) {
            return ResponseEntity.status(HttpStatus.CREATED).body(added.picture());
        }
        if (outcome instanceof PictureOutcome.NotFound) {
            return answers.notFound();
        }
        return outcome instanceof PictureOutcome.Faulty faulty
                ? answers.faulty(faulty.faults())
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, PictureWords.of(outcome, say));
    }

    @Operation(summary = "Takes a picture away again")
    @PostMapping("/api/sessions/{id}/report/pictures/{picture}/remove")
    ResponseEntity<Object> remove(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long picture) {
        return pictures.remove(viewer, new SessionId(id), picture)
                ? ResponseEntity.ok(Map.of("removed", picture))
                : answers.notFound();
    }
}
