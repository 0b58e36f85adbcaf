package org.qinglin.app.people.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.Optional;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Enrolments;
import org.qinglin.app.people.Enrolments.ClassInput;
import org.qinglin.app.people.Enrolments.LeaveInput;
import org.qinglin.app.people.Enrolments.ReturnInput;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Changes of class, leaving and returning for programs. */
@RestController
@Tag(name = "enrolments", description = "Changes of class, leaving and returning")
class EnrolmentApi {

    private final Enrolments enrolments;
    private final ApiAnswers answers;

    EnrolmentApi(Enrolments enrolments, ApiAnswers answers) {
        this.enrolments = enrolments;
        this.answers = answers;
    }

    @Operation(summary = "The college moves a student to another of its classes")
    @PostMapping("/api/students/{id}/class")
    ResponseEntity<Object> changeClass(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody ClassInput input) {
        return answer(enrolments.changeClass(viewer, new StudentId(id), input));
    }

    @Operation(summary = "The college records that a student graduated or left")
    @PostMapping("/api/students/{id}/leave")
    ResponseEntity<Object> leave(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody LeaveInput input) {
        return answer(enrolments.leave(viewer, new StudentId(id), input));
    }

    @Operation(summary = "The college records that a student is back")
    @PostMapping("/api/students/{id}/return")
    ResponseEntity<Object> comeBack(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody ReturnInput input) {
        return answer(enrolments.comeBack(viewer, new StudentId(id), input));
    }

    private ResponseEntity<Object> answer(Optional<Checked<StudentId>> outcome) {
        return outcome.map(checked ->
                        checked.fold(done -> ResponseEntity.noContent().<Object>build(), answers::faulty))
                .orElseGet(answers::notFound);
    }
}
