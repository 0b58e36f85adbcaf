package org.qinglin.app.insight;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.attendance.AmendmentOutcome;
import org.qinglin.app.attendance.Amendments;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementFlow;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementInput.Line;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.organisations.agreements.Measures;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.MockMvc;

/** What an agreement's page tells is what the tables hold, by a way of counting that shares nothing with it. */
@PlatformTest
class FulfilmentTest {

    @Autowired
    private World world;

    @Autowired
    private AgreementDesk desk;

    @Autowired
    private AgreementFlow flow;

    @Autowired
    private Fulfilment fulfilment;

    @Autowired
    private Measures measures;

    @Autowired
    private Amendments amendments;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private SignedIn street;
    private AgreementId agreement;
    private World.Round round;

    /** Two rounds within the term and one before it, and a round of another college in the same street. */
    @BeforeEach
    void aTermWithService() {
        campus = world.campus("履约", 3);
        street = world.open(NewAccount.street("fulfil-" + campus.id().value(), "街道", new PlaceCode("370211005")));
        world.round(campus, LocalDateTime.of(2026, 3, 10, 9, 0));
        round = world.round(campus, LocalDateTime.of(2026, 5, 12, 9, 0));
        world.round(campus, LocalDateTime.of(2026, 5, 19, 9, 0));
        world.round(world.campus("邻校", 2), LocalDateTime.of(2026, 5, 26, 9, 0));
        agreement = signed(
                line("orders-fulfilled", null, "4"),
                line("sessions-held", "VolunteerService", "2"),
                line("service-hours", null, "100"),
                line("students-served", null, "3"),
                line("communities-served", null, "1"),
                line("community-score", null, "4.5"),
                line("orders-fulfilled", "TalentDevelopment", "1"));
    }

    private static Line line(String measure, String programme, String target) {
        return new Line("JOINT_ACTIVITY", "承诺 " + measure, measure, programme, target);
    }

    private AgreementId signed(Line... promises) {
        var faculty = campus.facultyAccount().getViewer();
        var id = done(desk.draft(
                faculty,
                new AgreementInput(
                        null,
                        "370211005",
                        null,
                        null,
                        "履约协议",
                        "",
                        "2026-05-01",
                        "2026-08-31",
                        null,
                        null,
                        List.of(promises))));
        done(flow.take(faculty, id, new AgreementStep.Submit()));
        done(flow.take(street.getViewer(), id, new AgreementStep.Agree()));
        return done(flow.take(faculty, id, new AgreementStep.Sign("2026-05-01", "甲", "乙")));
    }

    private static AgreementId done(AgreementOutcome outcome) {
        assertThat(outcome).isInstanceOf(AgreementOutcome.Done.class);
        return ((AgreementOutcome.Done) outcome).id();
    }

    /** From the raw tables, each figure by a query of its own. */
    private BigDecimal raw(String measure, String programme) {
        var served = """
                from attendance.ledger_entry l
                join needs.session s on s.id = l.session_id
                join needs.service_request r on r.id = s.request_id
                join people.student p on p.id = l.student_id
                where p.class_id in (select id from organisations.unit where parent_id = :faculty)
                  and substr(r.community_code, 1, 9) = '370211005' and r.college_id = :college
                  and s.starts_at >= '2026-05-01T00:00+08' and s.starts_at < '2026-06-03T00:00+08'
                  and (select sum(m.minutes) from attendance.ledger_entry m
                       where m.session_id = l.session_id and m.student_id = l.student_id) > 0
                """;
        var figure = switch (measure) {
            case "orders-fulfilled" -> "select count(distinct r.id) " + served;
            case "sessions-held" -> "select count(distinct s.id) " + served;
            case "service-hours" -> "select sum(l.minutes) / 60.0 " + served;
            case "students-served" -> "select count(distinct l.student_id) " + served;
            case "communities-served" -> "select count(distinct r.community_code) " + served;
            default -> """
                    select avg(e.score) from evaluation.evaluation e
                    where e.side = 'COMMUNITY' and e.session_id in (select l.session_id """ + " " + served + ")";
        };
        if (programme != null) {
            figure += " and r.programme_code = '" + programme + "'";
        }
        return jdbc.sql(figure)
                .param("faculty", campus.faculty().value())
                .param("college", campus.id().value())
                .query(BigDecimal.class)
                .single();
    }

    @Test
    void everyFigureIsThatOfTheRawTables() {
        var whole = fulfilment.of(street.getViewer(), agreement).orElseThrow();
        assertThat(whole.lines()).hasSize(7);
        for (var each : whole.lines()) {
            assertThat(each.actual())
                    .as(each.commitment().words() + " " + each.commitment().programme())
                    .isEqualByComparingTo(
                            raw(each.commitment().measure(), each.commitment().programme()));
        }
        assertThat(whole.lines().get(0).actual())
                .as("two rounds lie in the term")
                .isEqualByComparingTo("2");
        assertThat(whole.lines().get(6).actual()).as("none of that programme").isEqualByComparingTo("0");
        assertThat(whole.until()).isEqualTo(LocalDate.of(2026, 6, 2));
        assertThat(whole.termPercent()).as("33 of 123 days").isEqualTo(26);
        assertThat(whole.lines().get(1).isReached()).isTrue();
    }

    @Test
    void theRecordsBehindAFigureMakeItUp() {
        var whole = fulfilment.of(street.getViewer(), agreement).orElseThrow();
        for (var each : whole.lines()) {
            var records = fulfilment.records(whole.agreement(), each.commitment(), 0, 100);
            assertThat(records).hasSize(fulfilment.count(whole.agreement(), each.commitment()));
            if (each.commitment().measure().equals("service-hours")) {
                assertThat(records.stream().map(Fulfilment.Counted::amount).reduce(BigDecimal.ZERO, BigDecimal::add))
                        .isEqualByComparingTo(each.actual());
            }
        }
        assertThat(fulfilment.records(whole.agreement(), whole.lines().get(0).commitment(), 0, 100))
                .extracting(Fulfilment.Counted::kind, Fulfilment.Counted::on)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("order", LocalDate.of(2026, 5, 19)),
                        org.assertj.core.groups.Tuple.tuple("order", LocalDate.of(2026, 5, 12)));
    }

    @Test
    void hoursThatWereTakenBackDoNotCount() {
        var before = hours();
        var student = round.helpers().get(0);
        var number = campus.studentAccounts().stream()
                .map(SignedIn::getViewer)
                .filter(each -> student.equals(each.student()))
                .findFirst()
                .orElseThrow();
        int index = campus.studentAccounts().stream()
                .map(SignedIn::getViewer)
                .toList()
                .indexOf(number);
        clock.at(round.session().endsAt().plus(Duration.ofDays(2)), () -> {
            var proposed = (AmendmentOutcome.Done) amendments.propose(
                    campus.facultyAccount().getViewer(),
                    round.session().id(),
                    world.numberOf(campus, index),
                    "0",
                    "没有来");
            return amendments.approve(campus.college(), proposed.id());
        });
        assertThat(hours()).isLessThan(before).isEqualByComparingTo(raw("service-hours", null));
    }

    private BigDecimal hours() {
        return fulfilment.of(street.getViewer(), agreement).orElseThrow().lines().stream()
                .filter(each -> each.commitment().measure().equals("service-hours"))
                .findFirst()
                .orElseThrow()
                .actual();
    }

    @Test
    void pageAndApiShowTheSameFiguresToBothSidesAndToNobodyElse() throws Exception {
        var path = "/agreements/" + agreement.value() + "/fulfilment";
        var hours = raw("service-hours", null)
                .setScale(1, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
        for (var account : List.of(street, campus.facultyAccount(), campus.collegeAccount())) {
            assertThat(body(path, account, 200)).contains("2 单", "/ 4 单", hours + " 小时", "<svg", "承诺 service-hours");
            assertThat(body(path + "/1", account, 200)).contains("的订单", "同一个出现在几条记录里");
            assertThat(body("/api" + path, account, 200)).contains("\"termPercent\":26");
            assertThat(body(path + "/summary", account, 200)).contains("承诺 students-served");
            body(path + "/3/export", account, 200);
        }
        var stranger = world.campus("外校", 1);
        var otherStreet =
                world.open(NewAccount.street("elsewhere-" + agreement.value(), "别的镇", new PlaceCode("370211103")));
        for (var account : List.of(stranger.facultyAccount(), stranger.collegeAccount(), otherStreet)) {
            for (var each : List.of(
                    path, path + "/1", path + "/1/export", path + "/summary", "/api" + path, "/api" + path + "/1")) {
                body(each, account, 404);
            }
        }
    }

    private String body(String path, SignedIn account, int expected) throws Exception {
        return mvc.perform(get(path).with(user(account)))
                .andExpect(status().is(expected))
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void everyPublishedMeasureCanBeCounted() {
        var lines = new ArrayList<Line>();
        measures.all().forEach(each -> lines.add(line(each.code(), null, "1")));
        campus = world.campus("量尺", 1);
        var id = signed(lines.toArray(Line[]::new));
        var whole = fulfilment.of(campus.college(), id).orElseThrow();
        assertThat(whole.lines())
                .hasSameSizeAs(lines)
                .allSatisfy(each -> assertThat(each.measure()).isNotNull());
    }
}
