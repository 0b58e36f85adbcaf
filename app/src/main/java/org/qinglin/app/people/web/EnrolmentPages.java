package org.qinglin.app.people.web;

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
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** The college moves a student to another class, and records who leaves and who returns. */
@Controller
class EnrolmentPages {

    private final Enrolments enrolments;
    private final Students students;
    private final StudentView view;
    private final Say say;

    EnrolmentPages(Enrolments enrolments, Students students, StudentView view, Say say) {
        this.enrolments = enrolments;
        this.students = students;
        this.view = view;
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
}
