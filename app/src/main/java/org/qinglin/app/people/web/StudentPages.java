package org.qinglin.app.people.web;

import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.web.ListExport;
import org.qinglin.app.shared.web.Listing;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.PageRequest;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** A college's students; a faculty sees its own. */
@Controller
class StudentPages {

    private final Students students;
    private final Organisations organisations;
    private final StudentView view;
    private final Say say;

    StudentPages(Students students, Organisations organisations, StudentView view, Say say) {
        this.students = students;
        this.organisations = organisations;
        this.view = view;
        this.say = say;
    }

    @GetMapping("/students")
    String list(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "1") int page,
            Model model) {
        var ask = new PageRequest(q, page);
        var college = viewer.mustCollege();
        var classes = classesInScope(viewer);
        model.addAttribute(
                "list",
                new Listing<>(
                        students.list(college, classes, ask.search(), ask.offset(), ask.limit()),
                        students.count(college, classes, ask.search()),
                        ask));
        model.addAttribute("units", organisations.unitsById(college));
        model.addAttribute("mayImport", viewer.is(Role.COLLEGE));
        return "people/students";
    }

    @GetMapping("/students/export")
    ResponseEntity<byte[]> export(
            @CurrentViewer Viewer viewer,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "xlsx") String format) {
        var college = viewer.mustCollege();
        var units = organisations.unitsById(college);
        return ListExport.of(
                say.text("students.title"),
                format,
                List.of(
                        say.text("students.number"),
                        say.text("students.name"),
                        say.text("students.class"),
                        say.text("students.volunteer-number"),
                        say.text("students.capacity"),
                        say.text("students.state")),
                students.list(college, classesInScope(viewer), q, 0, ListExport.MOST_ROWS).stream()
                        .map(each -> {
                            var unit = units.get(each.classId());
                            return List.of(
                                    each.number(),
                                    each.name(),
                                    unit == null ? "" : unit.name(),
                                    each.volunteerNumber(),
                                    Integer.toString(each.weeklyCapacity()),
                                    say.text(state(each)));
                        })
                        .toList());
    }

    private static String state(Student student) {
        if (student.leftOn() != null) {
            return "students.left";
        }
        return student.mayServe() ? "students.ready" : "students.consent-missing";
    }

    @GetMapping("/students/{id}")
    String one(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var profile = students.profile(viewer.mustCollege(), new StudentId(id))
                .filter(each -> maySee(viewer, each.student()))
                .orElseThrow(NotFound::new);
        return view.show(viewer, profile, List.of(), model);
    }

    private boolean maySee(Viewer viewer, Student student) {
        var scope = classesInScope(viewer);
        return scope.isEmpty() || scope.contains(student.classId());
    }

    /** Empty means all of the college; a faculty without a class sees nobody, so its own id stands in. */
    private List<UnitId> classesInScope(Viewer viewer) {
        if (viewer.is(Role.COLLEGE)) {
            return List.of();
        }
        var scope = new ArrayList<UnitId>(organisations.units(viewer.mustCollege()).stream()
                .filter(unit -> viewer.mustUnit().equals(unit.parent()))
                .map(Unit::id)
                .toList());
        scope.add(viewer.mustUnit());
        return scope;
    }
}
