package org.qinglin.app.learning.web;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.learning.Calls;
import org.qinglin.app.learning.ClassDesk;
import org.qinglin.app.learning.ClassInput;
import org.qinglin.app.learning.ClassRooms;
import org.qinglin.app.learning.Course;
import org.qinglin.app.learning.CourseDesk;
import org.qinglin.app.learning.CourseId;
import org.qinglin.app.learning.CourseInput;
import org.qinglin.app.learning.Courses;
import org.qinglin.app.learning.LearningOutcome;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** An organiser's courses, and the classes that come next. */
@Controller
class CoursePages {

    private static final int MOST_CLASSES = 60;

    private final Courses courses;
    private final CourseDesk desk;
    private final ClassDesk classes;
    private final Calls calls;
    private final ClassRooms classRooms;
    private final Organisations organisations;
    private final Programmes programmes;
    private final LearningRows rows;
    private final LearningWords words;

    CoursePages(
            Courses courses,
            CourseDesk desk,
            ClassDesk classes,
            Calls calls,
            ClassRooms classRooms,
            Organisations organisations,
            Programmes programmes,
            LearningRows rows,
            LearningWords words) {
        this.courses = courses;
        this.desk = desk;
        this.classes = classes;
        this.calls = calls;
        this.classRooms = classRooms;
        this.organisations = organisations;
        this.programmes = programmes;
        this.rows = rows;
        this.words = words;
    }

    /** A course with whose it is. */
    record Item(Course course, String owner) {}

    @GetMapping("/courses")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest(q, page);
        var found = courses.of(viewer, ask.search(), ask.offset(), ask.limit()).stream()
                .map(each -> new Item(each, rows.owner(each)))
                .toList();
        model.addAttribute("list", new Listing<>(found, courses.count(viewer, ask.search()), ask));
        model.addAttribute("rows", rows.of(courses.alive(viewer, MOST_CLASSES)));
        model.addAttribute("classes", courses.countAlive(viewer));
        model.addAttribute("calls", calls.due(viewer));
        return "learning/courses";
    }

    @GetMapping("/courses/new")
    String blank(@CurrentViewer Viewer viewer, Model model) {
        return form(viewer, null, desk.blank(), List.of(), model);
    }

    @PostMapping("/courses")
    String write(
            @CurrentViewer Viewer viewer,
            @ModelAttribute CourseInput course,
            Model model,
            RedirectAttributes redirect) {
        var outcome = desk.write(viewer, course);
        return outcome instanceof LearningOutcome.Done done
                ? words.after(outcome, "course.kept", redirect, "/courses/" + done.id())
                : form(viewer, null, course, LearningWords.faults(outcome), model);
    }

    @GetMapping("/courses/{id}/edit")
    String edit(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        return form(viewer, id, CourseInput.of(managed(viewer, id)), List.of(), model);
    }

    @PostMapping("/courses/{id}")
    String change(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute CourseInput course,
            Model model,
            RedirectAttributes redirect) {
        var outcome = desk.change(viewer, new CourseId(id), course);
        return outcome instanceof LearningOutcome.Faulty faulty
                ? form(viewer, id, course, faulty.faults(), model)
                : words.after(outcome, "course.kept", redirect, "/courses/" + id);
    }

    private String form(Viewer viewer, @Nullable Long id, CourseInput course, List<Fault> faults, Model model) {
        model.addAttribute("id", id);
        model.addAttribute("course", course);
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute("kinds", Course.Kind.values());
        model.addAttribute("accesses", Course.Access.values());
        model.addAttribute("programmes", programmes.all());
        model.addAttribute("colleges", desk.colleges(viewer));
        return "learning/course-form";
    }

    @GetMapping("/courses/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var course = courses.find(viewer, new CourseId(id)).orElseThrow(NotFound::new);
        model.addAttribute("course", course);
        model.addAttribute("owner", rows.owner(course));
        model.addAttribute("manages", courses.manages(viewer, course));
        model.addAttribute("programme", programmes.byCode().get(course.programme()));
        model.addAttribute("rows", rows.of(courses.of(course.id())));
        return "learning/course";
    }

    @GetMapping("/courses/{id}/classes/new")
    String blankClass(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var blank = new ClassInput(null, null, "20", null, null, null, "09:00", "10:30", "8", "7", null, null, null);
        return classForm(viewer, id, blank, List.of(), model);
    }

    @PostMapping("/courses/{id}/classes")
    String plan(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @ModelAttribute("planned") ClassInput planned,
            Model model,
            RedirectAttributes redirect) {
        var outcome = classes.plan(viewer, new CourseId(id), planned);
        return outcome instanceof LearningOutcome.Planned made
                ? words.after(outcome, "class.planned", redirect, "/classes/" + made.id())
                : outcome instanceof LearningOutcome.Faulty faulty
                        ? classForm(viewer, id, planned, faulty.faults(), model)
                        : words.after(outcome, "class.planned", redirect, "/courses/" + id);
    }

    private String classForm(Viewer viewer, long id, ClassInput planned, List<Fault> faults, Model model) {
        model.addAttribute("course", managed(viewer, id));
        model.addAttribute("planned", planned);
        model.addAttribute("rooms", classRooms.choices(viewer));
        model.addAttribute("faults", Fault.byField(faults));
        model.addAttribute(
                "communities",
                viewer.is(Role.COMMUNITY) ? List.of() : organisations.communitiesOf(viewer.mustCollege()));
        return "learning/class-form";
    }

    private Course managed(Viewer viewer, long id) {
        return courses.find(viewer, new CourseId(id))
                .filter(each -> courses.manages(viewer, each))
                .orElseThrow(NotFound::new);
    }
}
