package org.qinglin.app.people.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Enrolments;
import org.qinglin.app.people.Profile;
import org.qinglin.app.people.Skills;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Fault;
import org.springframework.stereotype.Component;
import org.springframework.ui.Model;

/** What the page of one student shows, also when a form on it comes back with faults. */
@Component
class StudentView {

    private final Organisations organisations;
    private final Enrolments enrolments;
    private final Skills skills;
    private final Programmes programmes;
    private final Clock clock;

    StudentView(Organisations organisations, Enrolments enrolments, Skills skills, Programmes programmes, Clock clock) {
        this.organisations = organisations;
        this.enrolments = enrolments;
        this.skills = skills;
        this.programmes = programmes;
        this.clock = clock;
    }

    String show(Viewer viewer, Profile profile, List<Fault> faults, Model model) {
        var student = profile.student();
        var units = organisations.unitsById(student.college());
        var unit = units.get(student.classId());
        model.addAttribute("profile", profile);
        model.addAttribute("unit", unit);
        model.addAttribute("faculty", unit == null || unit.parent() == null ? null : units.get(unit.parent()));
        model.addAttribute("units", units);
        model.addAttribute(
                "classes",
                units.values().stream()
                        .filter(each -> each.kind() == Unit.Kind.CLASS)
                        .filter(each -> !each.id().equals(student.classId()))
                        .sorted(Comparator.comparing(Unit::name))
                        .toList());
        var enrolment = enrolments.of(student.id());
        model.addAttribute("enrolment", enrolment);
        model.addAttribute("away", enrolment.departure().orElse(null));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("skills", skills.byCode());
        model.addAttribute("programmes", programmes.byCode());
        model.addAttribute("mayIssue", viewer.is(Role.COLLEGE));
        model.addAttribute("faults", Fault.byField(faults));
        return "people/student";
    }
}
