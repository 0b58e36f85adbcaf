package org.qinglin.app.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.qinglin.app.PracticeWorld.PLACING;
import static org.qinglin.app.PracticeWorld.done;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.PracticeWorld;
import org.qinglin.app.World;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementFlow;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementInput.Line;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.practice.AppointmentStep;
import org.qinglin.app.practice.Appointments;
import org.qinglin.app.practice.CheckIns;
import org.qinglin.app.practice.PairingStep;
import org.qinglin.app.practice.Pairings;
import org.qinglin.app.practice.PlacementStep;
import org.qinglin.app.practice.Placements;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectInput;
import org.qinglin.app.projects.ProjectOutcome;
import org.qinglin.app.projects.ProjectStep;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What practice and projects count for an agreement is what their tables hold, by queries that share nothing with the views. */
@PlatformTest
class PracticeFulfilmentTest {

    /** By measure: from the raw tables, each by a query of its own that goes another way than the view. */
    private static final Map<String, String> RAW = Map.of(
            "branches-paired", """
            select count(*) from practice.pairing
            where class_id in (select id from organisations.unit where parent_id = :faculty)
              and substr(community_code, 1, 9) = '370211005' and status not in ('PROPOSED', 'DECLINED')
              and starts_on between '2026-05-01' and '2026-08-31'""",
            "check-ins", """
            select count(distinct (student_id, community_code, day)) from practice.check_in
            where student_id in (select s.id from people.student s, organisations.unit u
                where u.id = s.class_id and u.parent_id = :faculty)
              and community_code like '370211005___' and day >= '2026-05-01' and day < '2026-09-01'""",
            "part-time-posts", """
            select count(number) from practice.appointment
            where exists (select from people.student s join organisations.unit u on u.id = s.class_id
                where s.id = student_id and u.parent_id = :faculty)
              and community_code between '370211005000' and '370211005999'
              and daterange('2026-05-01', '2026-08-31', '[]') @> starts_on""",
            "hometown-posts", """
            select count(*) from practice.placement_step t
            where t.status = 'CONFIRMED' and t.placement_id in (
                select m.id from practice.placement m, practice.seat e, practice.post p, people.student s, organisations.unit u
                where e.post_id = m.post_id and e.seat = m.seat and p.id = e.post_id and p.place_code like '370211005%'
                  and p.starts_on between '2026-05-01' and '2026-08-31'
                  and s.id = m.student_id and u.id = s.class_id and u.parent_id = :faculty)""",
            "projects-finished", """
            select count(*) from projects.project
            where status = 'FINISHED' and faculty_id = :faculty and community_code like '370211005%'
              and decided_at >= '2026-05-01T00:00+08' and decided_at < '2026-09-01T00:00+08'""");

    @Autowired
    private World world;

    @Autowired
    private PracticeWorld practice;

    @Autowired
    private Pairings pairings;

    @Autowired
    private CheckIns checkIns;

    @Autowired
    private Appointments appointments;

    @Autowired
    private Placements placements;

    @Autowired
    private ProjectDesk projects;

    @Autowired
    private AgreementDesk desk;

    @Autowired
    private AgreementFlow flow;

    @Autowired
    private Fulfilment fulfilment;

    @Autowired
    private JdbcClient jdbc;

    /** Of each kind one or two that count, and one beside it that does not: declined, withdrawn, unanswered, stopped. */
    private void practised(World.Campus campus) {
        long declined = practice.proposed(campus);
        done(pairings.take(campus.communityViewer(), declined, new PairingStep.Decline("今年不行")));
        long paired = practice.proposed(campus);
        done(pairings.take(campus.communityViewer(), paired, new PairingStep.Agree()));

        var code = campus.community().value();
        done(checkIns.report(campus.student(0), code, "走访"));
        done(practice.on(LocalDate.of(2026, 6, 20), () -> checkIns.report(campus.student(0), code, "又去了")));
        done(practice.on(LocalDate.of(2026, 6, 20), () -> checkIns.report(campus.student(1), code, "第一次")));

        done(appointments.take(
                campus.student(0), practice.offered(campus, 0), new AppointmentStep.Accept("http://localhost")));
        practice.offered(campus, 1);

        var placed = practice.placed(campus);
        practice.on(PLACING, () -> {
            done(placements.take(campus.student(0), placed.placement(), new PlacementStep.StudentAccepts()));
            return done(placements.take(campus.communityViewer(), placed.placement(), new PlacementStep.HostAccepts()));
        });

        var finished = begun(campus, "做完的");
        take(campus, finished, new ProjectStep.Begin());
        take(campus, finished, new ProjectStep.Finish("两面墙画好了"));
        take(campus, begun(campus, "还在做的"), new ProjectStep.Begin());
    }

    private ProjectId begun(World.Campus campus, String name) {
        var input = new ProjectInput(
                name,
                "VolunteerService",
                "文艺下乡",
                null,
                null,
                campus.community().value(),
                "2026-05-20",
                "2026-08-20",
                "画一面墙",
                "颜料",
                "墙");
        return ((ProjectOutcome.Done) projects.begin(campus.facultyAccount().getViewer(), input)).id();
    }

    private void take(World.Campus campus, ProjectId id, ProjectStep step) {
        assertThat(projects.take(campus.facultyAccount().getViewer(), id, step))
                .isInstanceOf(ProjectOutcome.Done.class);
    }

    private AgreementId signed(World.Campus campus) {
        var faculty = campus.facultyAccount().getViewer();
        var street = world.open(NewAccount.street("practice-" + campus.id().value(), "街道", new PlaceCode("370211005")))
                .getViewer();
        var lines = RAW.keySet().stream()
                .map(each -> new Line("JOINT_ACTIVITY", "承诺 " + each, each, null, "1"))
                .toList();
        var id = agreed(desk.draft(
                faculty,
                new AgreementInput(
                        null, "370211005", null, null, "实践协议", "", "2026-05-01", "2026-08-31", null, null, lines)));
        agreed(flow.take(faculty, id, new AgreementStep.Submit()));
        agreed(flow.take(street, id, new AgreementStep.Agree()));
        return agreed(flow.take(faculty, id, new AgreementStep.Sign("2026-05-01", "甲", "乙")));
    }

    private static AgreementId agreed(AgreementOutcome outcome) {
        assertThat(outcome).isInstanceOf(AgreementOutcome.Done.class);
        return ((AgreementOutcome.Done) outcome).id();
    }

    @Test
    void everyFigureIsThatOfTheRawTables() {
        var campus = world.campus("实践数", 3);
        practised(campus);
        practised(world.campus("实践数邻校", 3));
        var agreement = signed(campus);
        var whole = practice.on(
                LocalDate.of(2026, 8, 31),
                () -> fulfilment
                        .of(campus.facultyAccount().getViewer(), agreement)
                        .orElseThrow());
        assertThat(whole.lines()).hasSize(RAW.size());
        for (var each : whole.lines()) {
            var measure = each.commitment().measure();
            assertThat(each.actual()).as(measure).isPositive().isEqualByComparingTo(raw(campus, measure));
        }
        assertThat(whole.lines().stream()
                        .filter(each -> List.of("check-ins", "part-time-posts")
                                .contains(each.commitment().measure()))
                        .map(each -> each.actual().intValueExact()))
                .containsExactlyInAnyOrder(3, 1);
    }

    private BigDecimal raw(World.Campus campus, String measure) {
        return jdbc.sql(RAW.get(measure))
                .param("faculty", campus.faculty().value())
                .query(BigDecimal.class)
                .single();
    }
}
