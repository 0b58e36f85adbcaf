package org.qinglin.app.organisations;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.multipart;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.SignedIn;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.agreements.Agreement;
import org.qinglin.app.organisations.agreements.AgreementCalendar;
import org.qinglin.app.organisations.agreements.AgreementDesk;
import org.qinglin.app.organisations.agreements.AgreementFiles;
import org.qinglin.app.organisations.agreements.AgreementFlow;
import org.qinglin.app.organisations.agreements.AgreementId;
import org.qinglin.app.organisations.agreements.AgreementInput;
import org.qinglin.app.organisations.agreements.AgreementInput.Line;
import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.organisations.agreements.AgreementStatus;
import org.qinglin.app.organisations.agreements.AgreementStep;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.organisations.agreements.Plaques;
import org.qinglin.app.organisations.agreements.Side;
import org.qinglin.app.organisations.agreements.VersionComparison;
import org.qinglin.app.organisations.agreements.VersionComparison.Change;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.MockMvc;

/** An agreement from its first draft to its renewal, as its two sides live it; the clock stands at {@link World#NOW}. */
@PlatformTest
class AgreementTest {

    private static final LocalDate TODAY = LocalDate.ofInstant(World.NOW, China.TIME);

    @Autowired
    private World world;

    @Autowired
    private AgreementDesk desk;

    @Autowired
    private AgreementFlow flow;

    @Autowired
    private AgreementCalendar calendar;

    @Autowired
    private AgreementFiles files;

    @Autowired
    private Plaques plaques;

    @Autowired
    private Agreements agreements;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MockMvc mvc;

    private World.Campus campus;
    private SignedIn street;

    @BeforeEach
    void twoSides() {
        campus = world.campus("共建", 1);
        street = world.open(NewAccount.street("street-" + campus.id().value(), "街道", new PlaceCode("370211005")));
    }

    private Viewer faculty() {
        return campus.facultyAccount().getViewer();
    }

    private Viewer street() {
        return street.getViewer();
    }

    private static AgreementInput input(LocalDate from, LocalDate to, Line... promises) {
        return new AgreementInput(
                null,
                "370211005",
                null,
                null,
                "共建协议",
                "一\n二\n三",
                from.toString(),
                to.toString(),
                null,
                "1",
                List.of(promises));
    }

    private static Line line(String words, String target) {
        return new Line("JOINT_ACTIVITY", words, "orders-fulfilled", null, target);
    }

    private static AgreementId done(AgreementOutcome outcome) {
        assertThat(outcome).isInstanceOf(AgreementOutcome.Done.class);
        return ((AgreementOutcome.Done) outcome).id();
    }

    private AgreementId signed(LocalDate from, LocalDate to) {
        var id = done(desk.draft(faculty(), input(from, to, line("办成三单", "3"))));
        done(flow.take(faculty(), id, new AgreementStep.Submit()));
        done(flow.take(street(), id, new AgreementStep.Agree()));
        done(flow.take(street(), id, sign(TODAY)));
        return id;
    }

    private static AgreementStep.Sign sign(LocalDate on) {
        return new AgreementStep.Sign(on.toString(), "书记甲", "书记乙");
    }

    private Agreement now(AgreementId id) {
        return agreements.byId(id).orElseThrow();
    }

    @Test
    void aPromiseThatIsLeftOutOfItsNumbersIsABlankLine() {
        var lines = new Line[] {null, line("办成三单", "3"), null};
        var gaps = new AgreementInput(
                null,
                "370211005",
                null,
                null,
                "共建协议",
                "一",
                TODAY.plusYears(4).toString(),
                TODAY.plusYears(5).toString(),
                null,
                "1",
                Arrays.asList(lines));
        assertThat(gaps.withSpareLines().commitments()).contains(line("办成三单", "3"));
        assertThat(agreements.commitments(now(done(desk.draft(faculty(), gaps)))))
                .singleElement()
                .satisfies(each -> assertThat(each.words()).isEqualTo("办成三单"));
    }

    @Test
    void bothSidesWriteReviewAndSignInTurn() {
        var id = done(desk.draft(
                street(),
                new AgreementInput(
                        Long.toString(campus.faculty().value()),
                        null,
                        "我们的社区学院",
                        null,
                        "协议",
                        "",
                        "2026-06-01",
                        "2027-05-31",
                        null,
                        null,
                        List.of(line("办成三单", "3")))));
        assertThat(now(id).parties().name()).isEqualTo("我们的社区学院");
        assertThat(flow.take(faculty(), id, new AgreementStep.Agree()))
                .isEqualTo(new AgreementOutcome.NotPossible(AgreementStatus.DRAFT));
        done(flow.take(street(), id, new AgreementStep.Submit()));
        assertThat(now(id).waitsFor()).contains(Side.COLLEGE);
        assertThat(flow.take(street(), id, sign(TODAY))).isEqualTo(new AgreementOutcome.NotAgreed(Side.COLLEGE));
        assertThat(flow.take(faculty(), id, new AgreementStep.SendBack(" ")))
                .isInstanceOf(AgreementOutcome.WordsMissing.class);
        done(flow.take(faculty(), id, new AgreementStep.SendBack("请加上时长")));
        assertThat(now(id).status()).isEqualTo(AgreementStatus.DRAFT);
        done(desk.edit(faculty(), id, input(TODAY, TODAY.plusYears(1), line("办成五单", "5"))));
        done(flow.take(faculty(), id, new AgreementStep.Submit()));
        assertThat(now(id).agreed(Side.STREET))
                .as("what it agreed to was another text")
                .isFalse();
        done(flow.take(street(), id, new AgreementStep.Agree()));
        assertThat(flow.take(campus.college(), id, sign(TODAY)))
                .as("its first day has come already")
                .isEqualTo(new AgreementOutcome.Done(id, AgreementStatus.IN_FORCE));
        assertThat(now(id).parties().foundedOn()).isEqualTo(TODAY);
        assertThat(agreements.words(id))
                .extracting(Agreements.Word::step, Agreements.Word::side)
                .startsWith(org.assertj.core.groups.Tuple.tuple("Submit", Side.STREET))
                .endsWith(org.assertj.core.groups.Tuple.tuple("Begin", null));
    }

    @Test
    void whoBelongsToNeitherSideFindsNothing() throws Exception {
        var id = signed(TODAY, TODAY.plusYears(1));
        var otherStreet = world.open(NewAccount.street("other-" + id.value(), "别的镇", new PlaceCode("370211103")));
        var otherCollege = world.campus("别校", 1);
        for (var stranger : List.of(otherStreet, otherCollege.collegeAccount(), otherCollege.facultyAccount())) {
            assertThat(agreements.find(stranger.getViewer(), id)).isEmpty();
            assertThat(agreements.list(stranger.getViewer())).isEmpty();
            assertThat(flow.take(stranger.getViewer(), id, new AgreementStep.Terminate("试试")))
                    .isInstanceOf(AgreementOutcome.NotFound.class);
            assertThat(desk.edit(stranger.getViewer(), id, input(TODAY, TODAY.plusDays(9))))
                    .isInstanceOf(AgreementOutcome.NotFound.class);
            mvc.perform(get("/agreements/" + id.value()).with(user(stranger))).andExpect(status().isNotFound());
            mvc.perform(get("/api/agreements/" + id.value()).with(user(stranger)))
                    .andExpect(status().isNotFound());
        }
    }

    @Test
    void forTwoSidesOneAgreementAtATime() {
        var first = signed(TODAY, TODAY.plusYears(1));
        var second = done(desk.draft(faculty(), input(TODAY.plusYears(1), TODAY.plusYears(2))));
        done(flow.take(faculty(), second, new AgreementStep.Submit()));
        done(flow.take(street(), second, new AgreementStep.Agree()));
        assertThat(flow.take(street(), second, sign(TODAY)))
                .isEqualTo(new AgreementOutcome.Overlaps(first, "共建协议", TODAY, TODAY.plusYears(1)));
        assertThatThrownBy(() -> jdbc.sql("""
                update organisations.agreement set status = 'SIGNED', signed_on = :day, college_signatory = 'x',
                    street_signatory = 'y' where id = :id""")
                        .param("day", TODAY)
                        .param("id", second.value())
                        .update())
                .as("the database, whoever asks")
                .isInstanceOf(DataIntegrityViolationException.class)
                .hasMessageContaining("one_agreement_at_a_time");
    }

    @Test
    void whatWasSignedStandsInTheDatabaseWhoeverAsks() {
        var id = signed(TODAY, TODAY.plusYears(1));
        for (var attack : List.of(
                "update organisations.agreement set ends_on = ends_on + 1 where id = :id",
                "update organisations.agreement set street_signatory = 'x' where id = :id",
                "update organisations.agreement set signed_on = signed_on - 1 where id = :id",
                "update organisations.agreement set status = 'DRAFT' where id = :id",
                "delete from organisations.agreement where id = :id",
                "update organisations.agreement_version set body = 'x' where agreement_id = :id",
                "delete from organisations.commitment where agreement_id = :id",
                "update organisations.commitment set target = 1 where agreement_id = :id",
                "update organisations.agreement_word set words = 'x' where agreement_id = :id",
                """
                insert into organisations.commitment (agreement_id, version, number, content, words, measure, target)
                values (:id, 1, 9, 'JOINT_ACTIVITY', 'x', 'x', 1)""",
                """
                insert into organisations.agreement_version (agreement_id, version, title, starts_on, ends_on, side, written_at)
                values (:id, 2, 'x', '2026-01-01', '2026-02-01', 'STREET', now())""")) {
            assertThatThrownBy(() -> jdbc.sql(attack).param("id", id.value()).update())
                    .as(attack)
                    .isInstanceOf(DataAccessException.class);
        }
        var review = done(desk.draft(faculty(), input(TODAY.plusYears(2), TODAY.plusYears(3))));
        assertThatThrownBy(() -> jdbc.sql("""
                update organisations.agreement set status = 'SIGNED', signed_on = :day, college_signatory = 'x',
                    street_signatory = 'y' where id = :id""")
                        .param("day", TODAY)
                        .param("id", review.value())
                        .update())
                .as("nobody agreed")
                .hasMessageContaining("both sides");
        assertThat(desk.edit(faculty(), id, input(TODAY, TODAY.plusDays(9))))
                .isEqualTo(new AgreementOutcome.NotPossible(AgreementStatus.IN_FORCE));
    }

    @Test
    void timeBeginsAndEndsIt() {
        var id = signed(TODAY.plusDays(10), TODAY.plusDays(40));
        assertThat(now(id).status()).isEqualTo(AgreementStatus.SIGNED);
        on(TODAY.plusDays(9));
        assertThat(now(id).status()).isEqualTo(AgreementStatus.SIGNED);
        on(TODAY.plusDays(10));
        assertThat(now(id).status()).isEqualTo(AgreementStatus.IN_FORCE);
        on(TODAY.plusDays(40));
        assertThat(now(id).status()).as("the last day belongs to it").isEqualTo(AgreementStatus.IN_FORCE);
        on(TODAY.plusDays(41));
        assertThat(now(id).status()).isEqualTo(AgreementStatus.ENDED);
        assertThat(now(id).endedOn()).isEqualTo(TODAY.plusDays(40));
    }

    private void on(LocalDate day) {
        clock.at(day.atTime(8, 0).atZone(China.TIME).toInstant(), calendar::today);
    }

    @Test
    void bothSidesAreTold90And30And7DaysBeforeTheEndOnceEach() {
        var id = signed(TODAY, TODAY.plusDays(120));
        var end = TODAY.plusDays(120);
        on(end.minusDays(91));
        assertThat(endings(id)).isEmpty();
        on(end.minusDays(90));
        on(end.minusDays(89));
        assertThat(endings(id)).containsExactly("90");
        on(end.minusDays(30));
        on(end.minusDays(7));
        on(end.minusDays(1));
        assertThat(endings(id)).containsExactly("90", "30", "7");
        assertThat(jdbc.sql(
                                "select fact::text from shared.outbox where kind = 'Notice' and fact ->> 'kind' = 'AGREEMENT_ENDING' and fact ->> 'link' = :link limit 1")
                        .param("link", "/agreements/" + id.value())
                        .query(String.class)
                        .single())
                .contains("STREET", "FACULTY", "COLLEGE");
    }

    @Test
    void whoIsLateIsToldOnceAndWhatIsRenewedNotAtAll() {
        var late = signed(TODAY, TODAY.plusDays(20));
        calendar.today();
        calendar.today();
        assertThat(endings(late)).containsExactly("20");
        var renewal = done(desk.draft(street(), desk.renewing(now(late))));
        done(flow.take(street(), renewal, new AgreementStep.Submit()));
        done(flow.take(faculty(), renewal, new AgreementStep.Agree()));
        done(flow.take(faculty(), renewal, sign(TODAY)));
        on(TODAY.plusDays(14));
        assertThat(endings(late)).containsExactly("20");
    }

    /** How many days were left when both sides were told. */
    private List<String> endings(AgreementId id) {
        return jdbc.sql("""
                select fact -> 'details' -> 2 ->> 'value' from shared.outbox
                where kind = 'Notice' and fact ->> 'kind' = 'AGREEMENT_ENDING' and fact ->> 'link' = :link order by id""")
                .param("link", "/agreements/" + id.value())
                .query(String.class)
                .list();
    }

    @Test
    void aRenewalPointsBackAndBeginsTheDayAfter() {
        var old = signed(TODAY, TODAY.plusYears(1).minusDays(1));
        var typed = desk.renewing(now(old));
        assertThat(typed.startsOn()).isEqualTo(TODAY.plusYears(1).toString());
        assertThat(typed.endsOn()).isEqualTo(TODAY.plusYears(2).minusDays(1).toString());
        var id = done(desk.draft(faculty(), typed));
        assertThat(now(id).renewalOf()).isEqualTo(old);
        assertThat(agreements.commitments(now(id)))
                .singleElement()
                .satisfies(each -> assertThat(each.words()).isEqualTo("办成三单"));
        assertThat(desk.draft(street(), typed)).isEqualTo(new AgreementOutcome.RenewedAlready(id));
        done(flow.take(faculty(), id, new AgreementStep.Withdraw("先不续")));
        done(desk.draft(street(), typed));
    }

    @Test
    void versionsAreKeptAndWhatChangedIsTold() {
        var id = done(desk.draft(faculty(), input(TODAY, TODAY.plusYears(1), line("办成三单", "3"), line("教老人", "2"))));
        var edited = new AgreementInput(
                null,
                null,
                null,
                null,
                "共建协议",
                "一\n二改\n三",
                TODAY.toString(),
                TODAY.plusYears(1).toString(),
                null,
                "1",
                List.of(line("办成三单", "5"), new Line("SHARED_RESOURCE", "评价", "community-score", null, "4.5")));
        done(desk.edit(street(), id, edited));
        assertThat(desk.edit(faculty(), id, edited))
                .as("the other side wrote meanwhile")
                .isEqualTo(new AgreementOutcome.Changed(2));
        var versions = agreements.versions(id);
        assertThat(versions).extracting(Agreements.Version::side).containsExactly(Side.COLLEGE, Side.STREET);
        var comparison = VersionComparison.of(
                versions.get(0), agreements.commitments(id, 1), versions.get(1), agreements.commitments(id, 2));
        assertThat(comparison.lines())
                .containsExactly(
                        new VersionComparison.Line(Change.SAME, "一"),
                        new VersionComparison.Line(Change.REMOVED, "二"),
                        new VersionComparison.Line(Change.ADDED, "二改"),
                        new VersionComparison.Line(Change.SAME, "三"));
        assertThat(comparison.promises())
                .extracting(VersionComparison.Promise::change)
                .containsExactlyInAnyOrder(Change.CHANGED, Change.REMOVED, Change.ADDED);
        assertThat(VersionComparison.of(
                                versions.get(1),
                                agreements.commitments(id, 2),
                                versions.get(1),
                                agreements.commitments(id, 2))
                        .isSame())
                .isTrue();
    }

    @Test
    void aPlaqueHangsFromADayAndIsTakenBackOnADay() {
        var id = signed(TODAY, TODAY.plusYears(1));
        assertThat(faults(plaques.grant(
                        street(),
                        id,
                        new Plaques.Input("PLAQUE", "", "", TODAY.plusDays(1).toString()))))
                .extracting(Fault::field)
                .containsExactlyInAnyOrder("name", "grantedOn");
        done(plaques.grant(street(), id, new Plaques.Input("PLAQUE", "社区学院", "门口", TODAY.toString())));
        assertThat(faults(plaques.grant(street(), id, new Plaques.Input("PLAQUE", "社区学院", "", TODAY.toString()))))
                .extracting(Fault::messageKey)
                .containsExactly("fault.name.taken");
        var plaque = plaques.of(id).get(0);
        done(plaques.revoke(faculty(), id, plaque.id(), "换新牌子"));
        assertThat(plaques.of(id)).singleElement().satisfies(each -> {
            assertThat(each.revokedOn()).isEqualTo(TODAY);
            assertThat(each.reason()).isEqualTo("换新牌子");
        });
        assertThat(plaques.revoke(faculty(), id, plaque.id(), "再来")).isInstanceOf(AgreementOutcome.NotFound.class);
    }

    private static List<Fault> faults(AgreementOutcome outcome) {
        assertThat(outcome).isInstanceOf(AgreementOutcome.Faulty.class);
        return ((AgreementOutcome.Faulty) outcome).faults();
    }

    @Test
    void everyFaultTellsItsFieldItsValueAndWhatToDo() throws Exception {
        mvc.perform(post("/api/agreements")
                        .with(csrf())
                        .with(user(campus.facultyAccount()))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("""
                {"street": "370211005001", "title": "", "startsOn": "2026-09-01", "endsOn": "2026-08-01",
                 "commitments": [{"content": "JOINT_ACTIVITY", "words": "x", "measure": "wishes", "target": "0"},
                                 {"content": "OTHER", "words": "y", "measure": "community-score", "target": "6"}]}"""))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.faults[*].field")
                        .value(org.hamcrest.Matchers.containsInAnyOrder(
                                "street",
                                "title",
                                "endsOn",
                                "commitments[0].measure",
                                "commitments[0].target",
                                "commitments[1].content",
                                "commitments[1].target")))
                .andExpect(jsonPath("$.faults[?(@.field == 'commitments[1].target')].value")
                        .value("6"))
                .andExpect(
                        jsonPath("$.faults[?(@.field == 'street')].hint").value("没有代码是“370211005001”的街道或镇：请从列表里选一个。"));
        var id = signed(TODAY, TODAY.plusYears(1));
        mvc.perform(post("/api/agreements/" + id.value() + "/agree")
                        .with(csrf())
                        .with(user(street)))
                .andExpect(status().isConflict())
                .andExpect(jsonPath("$.outcome").value("NotPossible"));
        mvc.perform(post("/api/agreements/" + id.value() + "/terminate")
                        .with(csrf())
                        .with(user(street))
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{}"))
                .andExpect(status().isUnprocessableContent())
                .andExpect(jsonPath("$.outcome").value("WordsMissing"));
    }

    @Test
    void itsPagesSpeakToBothSidesInBothLanguages() throws Exception {
        assertThat(page("/agreements", street, "zh")).contains("起草协议");
        var form = page("/agreements/new", street, "zh");
        assertThat(form).contains("组织联建", "活动联办", "人才联育", "资源联用", "commitments[7].target");
        mvc.perform(post("/agreements")
                        .with(csrf())
                        .with(user(campus.facultyAccount()))
                        .param("street", "370211005")
                        .param("title", "页面协议")
                        .param("startsOn", "2026-06-10")
                        .param("endsOn", "x")
                        .param("commitments[0].content", "JOINT_ACTIVITY")
                        .param("commitments[0].words", "办成")
                        .param("commitments[0].target", ""))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("id=\"fault-commitments[0].target\"")))
                .andExpect(content().string(org.hamcrest.Matchers.containsString("id=\"fault-endsOn\"")));
        var at = mvc.perform(post("/agreements")
                        .with(csrf())
                        .with(user(campus.facultyAccount()))
                        .param("street", "370211005")
                        .param("title", "页面协议")
                        .param("startsOn", "2026-06-10")
                        .param("endsOn", "2027-06-09")
                        .param("commitments[0].content", "JOINT_ACTIVITY")
                        .param("commitments[0].words", "办成三单")
                        .param("commitments[0].measure", "orders-fulfilled")
                        .param("commitments[0].target", "3"))
                .andExpect(status().is3xxRedirection())
                .andReturn()
                .getResponse()
                .getRedirectedUrl();
        assertThat(page(at, street, "zh")).contains("办成三单", "办成的订单", "3 单", "提交审阅");
        assertThat(page(at + "/edit", street, "en")).contains("Joint activities", "Orders fulfilled");
        mvc.perform(post(at + "/submit").with(csrf()).with(user(campus.facultyAccount())))
                .andExpect(status().is3xxRedirection());
        assertThat(page(at, campus.facultyAccount(), "zh")).contains("等街道、镇审阅");
        assertThat(page(at, street, "en")).contains("Yours to review");
        mvc.perform(post(at + "/agree").with(csrf()).with(user(street))).andExpect(status().is3xxRedirection());
        assertThat(page(at, street, "zh")).contains("双方都同意了");
        mvc.perform(multipart(at + "/sign")
                        .file(new MockMultipartFile(
                                "file", "扫描.pdf", null, "%PDF-1.4 x".getBytes(StandardCharsets.UTF_8)))
                        .with(csrf())
                        .with(user(street))
                        .param("signedOn", TODAY.toString())
                        .param("collegeSignatory", "书记甲"))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("id=\"fault-streetSignatory\"")));
        mvc.perform(multipart(at + "/sign")
                        .file(new MockMultipartFile(
                                "file", "扫描.pdf", null, "%PDF-1.4 x".getBytes(StandardCharsets.UTF_8)))
                        .with(csrf())
                        .with(user(street))
                        .param("signedOn", TODAY.toString())
                        .param("collegeSignatory", "书记甲")
                        .param("streetSignatory", "书记乙"))
                .andExpect(status().is3xxRedirection());
        var shown = page(at, campus.facultyAccount(), "zh");
        assertThat(shown).contains("书记乙", "扫描.pdf", "授牌与实践基地");
        var id = new AgreementId(Long.parseLong(at.substring(at.lastIndexOf('/') + 1)));
        assertThat(files.of(id)).hasSize(1);
        mvc.perform(get(at + "/files/" + files.of(id).get(0).id()).with(user(street)))
                .andExpect(status().isOk());
        assertThat(page(at + "/versions", street, "en")).contains("Versions compared", "Both versions say the same");
    }

    private String page(@Nullable String path, SignedIn account, String language) throws Exception {
        return mvc.perform(get(String.valueOf(path)).param("lang", language).with(user(account)))
                .andExpect(status().isOk())
                .andReturn()
                .getResponse()
                .getContentAsString(StandardCharsets.UTF_8);
    }

    @Test
    void twoWhoSignAtOnceForTheSameSidesDoNotBothSucceed() throws Exception {
        var one = done(desk.draft(faculty(), input(TODAY, TODAY.plusYears(1))));
        var other = done(desk.draft(faculty(), input(TODAY, TODAY.plusYears(1))));
        for (var id : List.of(one, other)) {
            done(flow.take(faculty(), id, new AgreementStep.Submit()));
            done(flow.take(street(), id, new AgreementStep.Agree()));
        }
        var pool = java.util.concurrent.Executors.newFixedThreadPool(2);
        try {
            var outcomes = pool.invokeAll(List.<java.util.concurrent.Callable<AgreementOutcome>>of(
                    () -> flow.take(faculty(), one, sign(TODAY)), () -> flow.take(street(), other, sign(TODAY))));
            var kinds = new java.util.ArrayList<String>();
            for (var each : outcomes) {
                kinds.add(each.get().getClass().getSimpleName());
            }
            assertThat(kinds).containsExactlyInAnyOrder("Done", "Overlaps");
        } finally {
            pool.shutdown();
        }
    }

    @Test
    void theListIsSearchedPagedAndTakenAlong() throws Exception {
        for (int i = 0; i < 3; i++) {
            done(desk.draft(faculty(), input(TODAY.plusYears(i), TODAY.plusYears(i + 1))));
        }
        assertThat(agreements.count(faculty(), "")).isEqualTo(3);
        assertThat(agreements.list(faculty(), "", 1, 1)).hasSize(1);
        assertThat(agreements.count(faculty(), "长江路")).isEqualTo(3);
        assertThat(agreements.count(faculty(), "没有的")).isZero();
        assertThat(page("/agreements?q=没有的", campus.facultyAccount(), "zh")).contains("没有找到“没有的”");
        mvc.perform(get("/agreements/export?format=csv").with(user(campus.facultyAccount())))
                .andExpect(status().isOk())
                .andExpect(content().string(org.hamcrest.Matchers.containsString("长江路街道")));
    }
}
