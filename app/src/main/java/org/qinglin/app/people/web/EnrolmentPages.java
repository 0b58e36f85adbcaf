package org.qinglin.app.people.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Enrolments;
import org.qinglin.app.people.Enrolments.ClassInput;
import org.qinglin.app.people.Enrolments.LeaveInput;
import org.qinglin.app.people.Enrolments.ReturnInput;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The college moves a student to another class, and records who leaves and who returns, by form or API. */
@Controller
class EnrolmentPages {

    private final Enrolments enrolments;
    private final Students students;
    private final StudentView view;
    private final ApiAnswers answers;
    private final Say say;

    EnrolmentPages(Enrolments enrolments, Students students, StudentView view, ApiAnswers answers, Say say) {
        this.enrolments = enrolments;
        this.students = students;
        this.view = view;
        this.answers = answers;
        this.say = say;
    }

    @PostMapping("/students/{id}/class")
    String changeClass(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute("classInput") ClassInput input,
            Model model,
            RedirectAttributes redirect) {
        return page(viewer, id, enrolments.changeClass(viewer, new StudentId(id), input), "class", model, redirect);
    }

    @PostMapping("/students/{id}/leave")
    String leave(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute("leaveInput") LeaveInput input,
            Model model,
            RedirectAttributes redirect) {
        return page(viewer, id, enrolments.leave(viewer, new StudentId(id), input), "leave", model, redirect);
    }

    @PostMapping("/students/{id}/return")
    String comeBack(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute("returnInput") ReturnInput input,
            Model model,
            RedirectAttributes redirect) {
        return page(viewer, id, enrolments.comeBack(viewer, new StudentId(id), input), "return", model, redirect);
    }

    @Operation(summary = "The college moves a student to another of its classes")
    @PostMapping("/api/students/{id}/class")
    @ResponseBody
    ResponseEntity<Object> changeClassByApi(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody ClassInput input) {
        return answer(enrolments.changeClass(viewer, new StudentId(id), input));
    }

    @Operation(summary = "The college records that a student graduated or left")
    @PostMapping("/api/students/{id}/leave")
    @ResponseBody
    ResponseEntity<Object> leaveByApi(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody LeaveInput input) {
        return answer(enrolments.leave(viewer, new StudentId(id), input));
    }

    @Operation(summary = "The college records that a student is back")
    @PostMapping("/api/students/{id}/return")
    @ResponseBody
    ResponseEntity<Object> comeBackByApi(
            @CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody ReturnInput input) {
        return answer(enrolments.comeBack(viewer, new StudentId(id), input));
    }

    private String page(
            Viewer viewer,
            long id,
            Optional<Checked<StudentId>> outcome,
            String step,
            Model model,
            RedirectAttributes redirect) {
        return outcome.orElseThrow(NotFound::new)
                .fold(
                        done -> {
                            redirect.addFlashAttribute("said", say.text("enrolment.done." + step));
                            return "redirect:/students/" + id;
                        },
                        faults -> again(viewer, id, faults, model));
    }

    private String again(Viewer viewer, long id, List<Fault> faults, Model model) {
        var profile = students.profile(viewer.mustCollege(), new StudentId(id)).orElseThrow(NotFound::new);
        return view.show(viewer, profile, faults, model);
    }

    private ResponseEntity<Object> answer(Optional<Checked<StudentId>> outcome) {
        return outcome.map(checked ->
                        checked.fold(done -> ResponseEntity.noContent().<Object>build(), answers::faulty))
                .orElseGet(answers::notFound);
    }
}
