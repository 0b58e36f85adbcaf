package org.qinglin.app.people;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where a service team is founded: from typed text to a team of students who are there. */
@Service
public class TeamDesk {

    private static final int MOST_MEMBERS = 500;

    private final Teams teams;
    private final Students students;
    private final Organisations organisations;
    private final AuditTrail audit;

    TeamDesk(Teams teams, Students students, Organisations organisations, AuditTrail audit) {
        this.teams = teams;
        this.students = students;
        this.organisations = organisations;
        this.audit = audit;
    }

    /** A team as typed; {@code members} are student numbers with anything between them, the leader's first. */
    public record TeamInput(
            @Nullable String name,
            @Nullable String motto,
            @Nullable String faculty,
            @Nullable String members) {}

    @Transactional
    public Checked<TeamId> found(Viewer viewer, CollegeId college, TeamInput input) {
        var check = new FormCheck();
        var name = check.text("name", input.name(), 30);
        if (teams.of(college).stream().anyMatch(each -> each.name().equals(name))) {
            check.fault("name", name, "fault.name.taken");
        }
        var motto = check.optional("motto", input.motto(), 60);
        var faculty = check.id("faculty", input.faculty());
        if (faculty != null
                && organisations
                        .unit(college, new UnitId(faculty))
                        .filter(each -> each.kind() == Unit.Kind.FACULTY)
                        .isEmpty()) {
            check.fault("faculty", faculty, "fault.faculty");
        }
        var members = members(college, input.members(), check);
        return check.result(() -> {
            var id = teams.found(
                    college,
                    faculty == null ? null : new UnitId(faculty),
                    name,
                    motto == null ? "" : motto,
                    members.get(0),
                    members);
            audit.record(viewer, "team-founded", "college " + college.value() + ", team " + id.value(), name);
            return id;
        });
    }

    private List<StudentId> members(CollegeId college, @Nullable String typed, FormCheck check) {
        var numbers = new LinkedHashSet<String>();
        for (var number : (typed == null ? "" : typed).split("[\\s,，;；、]+")) {
            if (!number.isEmpty()) {
                numbers.add(number);
            }
        }
        if (numbers.isEmpty()) {
            check.missing("members");
        } else if (numbers.size() > MOST_MEMBERS) {
            check.fault("members", numbers.size(), "fault.team.members", MOST_MEMBERS);
            return List.of();
        }
        var found = new ArrayList<StudentId>();
        var unknown = new ArrayList<String>();
        for (var number : numbers) {
            students.byNumber(college, number).ifPresentOrElse(each -> found.add(each.id()), () -> unknown.add(number));
        }
        if (!unknown.isEmpty()) {
            check.fault("members", String.join(" ", unknown), "fault.team.unknown");
        }
        return found;
    }
}
