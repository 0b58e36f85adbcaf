package org.qinglin.app.people;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.places.PlaceLevel;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where the administrator opens accounts: each role comes with the scope it needs, and with no other. */
@Service
public class AccountDesk {

    private final Accounts accounts;
    private final Organisations organisations;
    private final PlaceRegister places;
    private final Students students;
    private final Teams teams;
    private final AuditTrail audit;

    AccountDesk(
            Accounts accounts,
            Organisations organisations,
            PlaceRegister places,
            Students students,
            Teams teams,
            AuditTrail audit) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.places = places;
        this.students = students;
        this.teams = teams;
        this.audit = audit;
    }

    /**
     * An account as typed; of the scope fields only those that the role needs are read.
     *
     * @param faculty the id of a faculty, which also says the college
     * @param team the id of a team, which also says the college
     */
    public record AccountInput(
            @Nullable String role,
            @Nullable String login,
            @Nullable String name,
            @Nullable String college,
            @Nullable String faculty,
            @Nullable String community,
            @Nullable String district,
            @Nullable String studentNumber,
            @Nullable String team,
            @Nullable String street) {}

    /** A college with what accounts may be bound to. */
    public record CollegeChoice(College college, List<Unit> faculties, List<Team> teams) {}

    @Transactional(readOnly = true)
    public List<CollegeChoice> colleges() {
        return organisations.colleges().stream()
                .map(college -> new CollegeChoice(
                        college,
                        organisations.units(college.id()).stream()
                                .filter(unit -> unit.kind() == Unit.Kind.FACULTY)
                                .toList(),
                        teams.of(college.id())))
                .toList();
    }

    @Transactional(readOnly = true)
    public List<Community> communities() {
        return organisations.allCommunities();
    }

    /** Opens the account, or says everything that is wrong: scope, login, name and password alike. */
    @Transactional
    public Checked<AccountId> open(Viewer viewer, AccountInput input, String password) {
        var check = new FormCheck();
        var role = check.oneOf("role", input.role(), Role.class, "fault.account.role");
        var account = account(role, input, check);
        accounts.faults(account, password).forEach(check::add);
        return check.result(() -> account)
                .fold(
                        fit -> accounts.open(fit, password).fold(id -> opened(viewer, fit, id), Checked.Faulty::new),
                        Checked.Faulty::new);
    }

    private Checked<AccountId> opened(Viewer viewer, NewAccount account, AccountId id) {
        audit.record(viewer, "account-opened", "account " + id.value(), account.login() + " " + account.roles());
        return new Checked.Ok<>(id);
    }

    private NewAccount account(Role role, AccountInput input, FormCheck check) {
        var login = input.login() == null ? "" : input.login().strip();
        var name = check.text("name", input.name(), 40);
        return switch (role) {
            case ADMINISTRATOR -> NewAccount.administrator(login, name);
            case AUDITOR -> NewAccount.auditor(login, name);
            case COLLEGE -> of(role, login, name, college(input.college(), check), null, null, null, null);
            case FACULTY -> faculty(login, name, input, check);
            case COMMUNITY -> of(role, login, name, null, null, community(input.community(), check), null, null);
            case STREET -> of(role, login, name, null, null, street(input.street(), check), null, null);
            case DISTRICT -> of(role, login, name, null, null, district(input.district(), check), null, null);
            case STUDENT -> student(login, name, input, check);
            case TEAM_LEADER -> teamLeader(login, name, input, check);
        };
    }

    /** An account whose scope may be missing, in which case its fault is known and it is never opened. */
    private static NewAccount of(
            Role role,
            String login,
            String name,
            @Nullable CollegeId college,
            @Nullable Unit faculty,
            @Nullable PlaceCode place,
            @Nullable StudentId student,
            @Nullable Team team) {
        return new NewAccount(
                login,
                name,
                role == Role.TEAM_LEADER ? Set.of(Role.STUDENT, Role.TEAM_LEADER) : Set.of(role),
                college,
                faculty == null ? null : faculty.id(),
                place,
                student,
                team == null ? null : team.id());
    }

    private @Nullable CollegeId college(@Nullable String typed, FormCheck check) {
        return chosen(
                "college",
                typed,
                check,
                id -> organisations.find(new CollegeId(id)).map(College::id));
    }

    private NewAccount faculty(String login, String name, AccountInput input, FormCheck check) {
        var faculty = chosen(
                "faculty",
                input.faculty(),
                check,
                id -> colleges().stream()
                        .flatMap(each -> each.faculties().stream())
                        .filter(unit -> unit.id().value() == id)
                        .findFirst());
        return of(Role.FACULTY, login, name, faculty == null ? null : faculty.college(), faculty, null, null, null);
    }

    private NewAccount student(String login, String name, AccountInput input, FormCheck check) {
        var college = college(input.college(), check);
        return of(Role.STUDENT, login, name, college, null, null, number(college, input.studentNumber(), check), null);
    }

    private NewAccount teamLeader(String login, String name, AccountInput input, FormCheck check) {
        var team = chosen(
                "team",
                input.team(),
                check,
                id -> colleges().stream()
                        .flatMap(each -> each.teams().stream())
                        .filter(each -> each.id().value() == id)
                        .findFirst());
        var college = team == null ? null : team.college();
        var student = number(college, input.studentNumber(), check);
        if (team != null
                && student != null
                && !teams.members(team.college(), team.id()).contains(student)) {
            check.fault("studentNumber", String.valueOf(input.studentNumber()), "fault.account.member", team.name());
        }
        return of(Role.TEAM_LEADER, login, name, college, null, null, student, team);
    }

    private @Nullable StudentId number(@Nullable CollegeId college, @Nullable String typed, FormCheck check) {
        var number = check.text("studentNumber", typed, 40);
        if (college == null || number.isEmpty()) {
            return null;
        }
        var student = students.byNumber(college, number);
        if (student.isEmpty()) {
            check.fault("studentNumber", number, "fault.account.student");
        }
        return student.map(Student::id).orElse(null);
    }

    private @Nullable PlaceCode community(@Nullable String typed, FormCheck check) {
        var code = check.text("community", typed, 12);
        if (code.isEmpty()) {
            return null;
        }
        var found =
                code.matches("\\d{12}") ? organisations.community(new PlaceCode(code)) : Optional.<Community>empty();
        if (found.isEmpty()) {
            check.fault("community", code, "fault.choice");
        }
        return found.map(Community::code).orElse(null);
    }

    private @Nullable PlaceCode street(@Nullable String typed, FormCheck check) {
        var code = typed == null ? "" : typed.strip();
        boolean there =
                code.matches("\\d{9}") && places.find(new PlaceCode(code)).isPresent();
        if (!there) {
            check.fault("street", code, "fault.account.street");
        }
        return there ? new PlaceCode(code) : null;
    }

    private @Nullable PlaceCode district(@Nullable String typed, FormCheck check) {
        var code = typed == null ? "" : typed.strip();
        boolean there =
                code.matches("\\d{6}") && places.find(new PlaceCode(code)).isPresent();
        if (!there) {
            check.fault("district", code, "fault.account.district");
        }
        return there && PlaceLevel.of(new PlaceCode(code)) == PlaceLevel.DISTRICT ? new PlaceCode(code) : null;
    }

    private static <T> @Nullable T chosen(
            String field, @Nullable String typed, FormCheck check, java.util.function.LongFunction<Optional<T>> find) {
        var id = check.id(field, typed);
        if (id == null) {
            check.missing(field);
            return null;
        }
        var found = find.apply(id);
        if (found.isEmpty()) {
            check.fault(field, id, "fault.choice");
        }
        return found.orElse(null);
    }
}
