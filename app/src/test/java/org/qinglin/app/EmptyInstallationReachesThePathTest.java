package org.qinglin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.organisations.CollegeDesk;
import org.qinglin.app.organisations.CollegeDesk.CollegeInput;
import org.qinglin.app.organisations.CollegeDesk.PartnerInput;
import org.qinglin.app.organisations.CollegeDesk.UnitInput;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.AccountDesk;
import org.qinglin.app.people.AccountDesk.AccountInput;
import org.qinglin.app.people.SkillDesk;
import org.qinglin.app.people.TeamDesk;
import org.qinglin.app.people.Teams;
import org.qinglin.app.programmes.TermDesk;
import org.qinglin.app.programmes.TermDesk.TermInput;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

/** What an administrator sets up, so that an installation without the demo reaches the whole path. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EmptyInstallationReachesThePathTest {

    private static final String PASSWORD = "a long password 7";

    /** 峨眉山路社区居民委员会, as the register that ships with the product has it. */
    private static final String EMEISHAN = "370211005038";

    @Autowired
    private World world;

    @Autowired
    private CollegeDesk colleges;

    @Autowired
    private Organisations organisations;

    @Autowired
    private TermDesk terms;

    @Autowired
    private SkillDesk skills;

    @Autowired
    private TeamDesk teamDesk;

    @Autowired
    private Teams teams;

    @Autowired
    private AccountDesk desk;

    @Autowired
    private Accounts accounts;

    @Autowired
    private MockMvc mvc;

    private SignedIn admin;
    private CollegeId college;

    @BeforeAll
    void aCollegeByTheForm() {
        admin = world.open(NewAccount.administrator("setup-admin", "管理"));
        college = value(colleges.addCollege(
                admin.getViewer(), new CollegeInput("新设学院", "新设", "新设学院校团委", "", "120.17", "35.97")));
    }

    private static <T> T value(Checked<T> checked) {
        assertThat(checked).isInstanceOf(Checked.Ok.class);
        return ((Checked.Ok<T>) checked).value();
    }

    private static List<Fault> faults(Checked<?> checked) {
        return checked.fold(value -> List.of(), all -> all);
    }

    private Checked<?> unit(String kind, String name, String faculty, String counsellor) {
        return colleges.addUnit(admin.getViewer(), college, new UnitInput(kind, name, faculty, counsellor));
    }

    @Test
    void aCollegeSaysEverythingThatIsWrongWithItAtOnce() {
        assertThat(faults(colleges.addCollege(
                        admin.getViewer(), new CollegeInput("新设学院", " ", null, "", "120,17", "95"))))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(
                        tuple("name", "fault.name.taken"),
                        tuple("shortName", "fault.required"),
                        tuple("issuer", "fault.required"),
                        tuple("longitude", "fault.degrees"),
                        tuple("latitude", "fault.degrees"));
    }

    @Test
    void aClassLiesInAFacultyOfTheSameCollegeAndHasACounsellor() {
        value(unit("DEPARTMENT", "学工部", null, null));
        value(unit("FACULTY", "信息学院", null, null));
        var faculty = organisations.units(college).stream()
                .filter(each -> each.kind() == Unit.Kind.FACULTY)
                .findFirst()
                .orElseThrow();
        value(unit("CLASS", "软件 2601", Long.toString(faculty.id().value()), "某老师"));
        assertThat(faults(unit("CLASS", "软件 2601", "", " ")))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactlyInAnyOrder(
                        tuple("name", "fault.name.taken"),
                        tuple("faculty", "fault.required"),
                        tuple("counsellor", "fault.required"));
        var other = world.campus("别处", 1);
        assertThat(faults(unit("CLASS", "软件 2603", Long.toString(other.faculty().value()), "某")))
                .extracting(Fault::field)
                .containsExactly("faculty");
        assertThat(faults(unit("GUILD", "行会", null, null)))
                .extracting(Fault::field)
                .contains("kind");
    }

    @Test
    void aPartnerComesFromTheRegisterAndOnce() {
        var partner = new PartnerInput(EMEISHAN, "", "", "2026-06-01");
        assertThat(value(colleges.addPartner(admin.getViewer(), college, partner)))
                .isEqualTo(new PlaceCode(EMEISHAN));
        Community community = organisations.community(new PlaceCode(EMEISHAN)).orElseThrow();
        assertThat(community.registerName()).isEqualTo("峨眉山路社区居民委员会");
        assertThat(community.districtName()).isEqualTo("黄岛区");
        assertThat(community.schematic()).isTrue();
        assertThat(organisations.collegesOf(community.code())).extracting("id").contains(college);
        assertThat(faults(colleges.addPartner(admin.getViewer(), college, partner)))
                .extracting(Fault::messageKey)
                .containsExactly("fault.partner.already");
        assertThat(faults(colleges.addPartner(
                        admin.getViewer(), college, new PartnerInput("370211005", "", "", "2026-06-03"))))
                .extracting(Fault::messageKey)
                .containsExactly("fault.partner.community", "fault.partner.since");
    }

    @Test
    void termsDoNotOverlap() {
        var viewer = admin.getViewer();
        value(terms.add(viewer, college, new TermInput("2026 春", "2026-02-24", "2026-07-15")));
        assertThat(faults(terms.add(viewer, college, new TermInput("2026 春", "2026-07-15", "2026-07-15"))))
                .extracting(Fault::messageKey)
                .containsExactly("fault.name.taken", "fault.term.order", "fault.term.overlap");
        value(terms.add(viewer, college, new TermInput("2026 夏", "2026-07-16", "2026-08-31")));
    }

    @Test
    void aSkillsCodeHasAForm() {
        var viewer = admin.getViewer();
        value(skills.define(viewer, new SkillDesk.SkillInput("phone-teaching", "手机教学", "Teaching phones")));
        assertThat(faults(skills.define(viewer, new SkillDesk.SkillInput("Phone_Teaching", "", "x"))))
                .extracting(Fault::field, Fault::messageKey)
                .containsExactly(tuple("code", "fault.skill.code"), tuple("chineseName", "fault.required"));
    }

    @Test
    void everyRoleGetsAnAccountWithItsScopeAndNothingElse() {
        var campus = world.campus("开户", 2);
        var number = world.numberOf(campus, 0);
        var team = teams.of(campus.id()).get(0).id().value();
        var all = new AccountInput(
                null,
                null,
                "某人",
                text(campus.id().value()),
                text(campus.faculty().value()),
                campus.community().value(),
                "370211",
                number,
                text(team),
                "370211005");
        for (var role : Role.values()) {
            var login = "role-" + role.name().toLowerCase(Locale.ROOT).replace('_', '-');
            value(desk.open(admin.getViewer(), as(role, login, all), PASSWORD));
            var viewer = accounts.byLogin(login).orElseThrow().getViewer();
            assertThat(viewer.is(role)).isTrue();
            boolean ofCollege = List.of(Role.COLLEGE, Role.FACULTY, Role.STUDENT, Role.TEAM_LEADER)
                    .contains(role);
            assertThat(viewer.college()).as("%s", role).isEqualTo(ofCollege ? campus.id() : null);
            assertThat(viewer.unit()).isEqualTo(role == Role.FACULTY ? campus.faculty() : null);
            assertThat(viewer.place())
                    .isEqualTo(
                            role == Role.COMMUNITY
                                    ? campus.community()
                                    : role == Role.STREET
                                            ? new PlaceCode("370211005")
                                            : role == Role.DISTRICT ? new PlaceCode("370211") : null);
        }
    }

    private static AccountInput as(Role role, String login, AccountInput all) {
        return new AccountInput(
                role.name(),
                login,
                all.name(),
                all.college(),
                all.faculty(),
                all.community(),
                all.district(),
                all.studentNumber(),
                all.team(),
                all.street());
    }

    private static String text(long id) {
        return Long.toString(id);
    }

    @Test
    void aScopeThatIsNotThereIsAFaultBesideThatOfThePassword() {
        var wrong = new AccountInput(
                null, null, "", "987654", "987654", "370211005999", "3702110", "none", "987654", "37021100");
        for (var role : Role.values()) {
            assertThat(faults(desk.open(admin.getViewer(), as(role, "wrong-scope", wrong), "short")))
                    .as("%s", role)
                    .extracting(Fault::field)
                    .contains("name", "password")
                    .hasSize(role == Role.AUDITOR || role == Role.ADMINISTRATOR ? 2 : 3);
        }
        assertThat(accounts.byLogin("wrong-scope")).isEmpty();
    }

    @Test
    void aTeamIsMadeOfStudentsWhoAreThere() {
        var campus = world.campus("成队", 2);
        var numbers = world.numberOf(campus, 1) + "，" + world.numberOf(campus, 0);
        var team = value(teamDesk.found(admin.getViewer(), campus.id(), new TeamDesk.TeamInput("新队", "", "", numbers)));
        assertThat(teams.members(campus.id(), team)).hasSize(2);
        assertThat(teams.of(campus.id()))
                .filteredOn(each -> each.id().equals(team))
                .singleElement()
                .satisfies(each ->
                        assertThat(each.leader()).isEqualTo(campus.student(1).student()));
        assertThat(faults(teamDesk.found(
                        admin.getViewer(), campus.id(), new TeamDesk.TeamInput("新队", "", "", numbers + " 404"))))
                .extracting(Fault::field, Fault::value)
                .containsExactly(tuple("name", "新队"), tuple("members", "404"));
    }

    @Test
    void theFormsStandAndAFaultyOneComesBackWithWhatWasTyped() throws Exception {
        var id = college.value();
        for (var path : List.of(
                "/colleges",
                "/colleges/new",
                "/colleges/" + id,
                "/colleges/" + id + "/units/new?kind=CLASS",
                "/colleges/" + id + "/partners/new",
                "/colleges/" + id + "/terms/new",
                "/colleges/" + id + "/teams/new",
                "/skills",
                "/accounts/new?role=TEAM_LEADER")) {
            assertThat(mvc.perform(get(path).with(user(admin)))
                            .andReturn()
                            .getResponse()
                            .getStatus())
                    .as(path)
                    .isEqualTo(200);
        }
        var page = mvc.perform(post("/accounts")
                        .with(csrf())
                        .with(user(admin))
                        .param("role", "COLLEGE")
                        .param("college", "")
                        .param("name", "校团委")
                        .param("login", "typed-before")
                        .param("password", "never-shown-again-7"))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
        assertThat(page).contains("typed-before", "fault-college").doesNotContain("never-shown-again-7");
    }
}
