package org.qinglin.app.learning.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.Calls;
import org.qinglin.app.learning.CourseClassId;
import org.qinglin.app.learning.CourseEnrolment;
import org.qinglin.app.learning.CourseEnrolments;
import org.qinglin.app.learning.Courses;
import org.qinglin.app.learning.EnrolmentId;
import org.qinglin.app.learning.LearnerCall;
import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Whom the desk of a class has to call, each once with all that changed, and who was told by whom. */
@Controller
class CallPages {

    private final Courses courses;
    private final CourseEnrolments enrolments;
    private final Calls calls;
    private final LearningRows rows;
    private final LearningWords words;

    CallPages(Courses courses, CourseEnrolments enrolments, Calls calls, LearningRows rows, LearningWords words) {
        this.courses = courses;
        this.enrolments = enrolments;
        this.calls = calls;
        this.rows = rows;
        this.words = words;
    }

    /** One call to make. */
    record Person(CourseEnrolment learner, List<LearnerCall> calls) {}

    record Told(String name, LearnerCall call) {}

    @GetMapping("/classes/{id}/calls")
    String list(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return page(viewer, id, false, model);
    }

    /** The same with phone numbers in full, which the audit trail then knows. */
    @PostMapping("/classes/{id}/calls/phones")
    String phones(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return page(viewer, id, true, model);
    }

    /** Whoever calls one after the other goes on seeing the numbers. */
    @PostMapping("/classes/{id}/calls")
    String told(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestParam(defaultValue = "") List<Long> call,
            @RequestParam(defaultValue = "false") boolean phones,
            Model model) {
        var outcome = calls.told(viewer, new CourseClassId(id), call);
        if (outcome instanceof LearningOutcome.Missing) {
            throw new NotFound();
        }
        model.addAttribute("said", words.of(outcome, "calls.kept"));
        return page(viewer, id, phones, model);
    }

    private String page(Viewer viewer, long id, boolean phones, Model model) {
        var held = courses.find(viewer, new CourseClassId(id))
                .filter(each -> courses.isDesk(viewer, each))
                .orElseThrow(NotFound::new);
        if (phones) {
            enrolments.showPhones(viewer, held.id());
        }
        var learners = enrolments.of(held.id()).stream().collect(Collectors.toMap(CourseEnrolment::id, each -> each));
        var people = new LinkedHashMap<EnrolmentId, List<LearnerCall>>(calls.open(held.id()).stream()
                .collect(Collectors.groupingBy(LearnerCall::learner, LinkedHashMap::new, Collectors.toList())));
        model.addAttribute("row", rows.of(held));
        model.addAttribute("phones", phones);
        model.addAttribute(
                "people",
                people.entrySet().stream()
                        .map(each -> new Person(Objects.requireNonNull(learners.get(each.getKey())), each.getValue()))
                        .toList());
        model.addAttribute(
                "told",
                calls.told(held.id()).stream()
                        .filter(each -> learners.containsKey(each.learner()))
                        .map(each -> new Told(
                                Objects.requireNonNullElse(
                                        Objects.requireNonNull(learners.get(each.learner()))
                                                .name(),
                                        ""),
                                each))
                        .toList());
        return "learning/calls";
    }
}
