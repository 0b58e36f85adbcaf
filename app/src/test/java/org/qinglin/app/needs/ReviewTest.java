package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The college reviews what a community ordered; the community may take it back. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReviewTest {

    private static final LocalDateTime WHEN = LocalDateTime.of(2026, 6, 11, 9, 0);

    @Autowired
    private World world;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestFlow flow;

    @Autowired
    private OrderDesk desk;

    @Autowired
    private Sessions sessions;

    @Autowired
    private TravellingClock clock;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus campus;

    @BeforeAll
    void oneCampus() {
        campus = world.campus("审核", 1);
    }

    private RequestId order() {
        return world.ordered(campus, WHEN, 1);
    }

    private ServiceRequest now(RequestId id) {
        return requests.find(campus.college(), id).orElseThrow();
    }

    @Test
    void aRequestIsReviewedOnce() {
        var id = order();
        assertThat(requests.accept(campus.college(), id))
                .isEqualTo(new Decision.Done("Accept", RequestStatus.ACCEPTED));
        assertThat(requests.accept(campus.college(), id)).isEqualTo(new Decision.NotPossible(RequestStatus.ACCEPTED));
        assertThat(requests.refuse(campus.college(), id, "晚了"))
                .isEqualTo(new Decision.NotPossible(RequestStatus.ACCEPTED));
    }

    @Test
    void ofTwoReviewersAtOnceOneIsToldThatItIsDone() throws Exception {
        var id = order();
        var decisions = AtOnce.run(Stream.<Callable<Decision>>of(
                () -> requests.accept(campus.college(), id),
                () -> requests.refuse(campus.college(), id, "时间冲突"),
                () -> requests.accept(campus.college(), id)));
        assertThat(decisions).filteredOn(Decision.Done.class::isInstance).hasSize(1);
        assertThat(decisions).filteredOn(Decision.NotPossible.class::isInstance).hasSize(2);
    }

    @Test
    void aRefusalNeedsItsReason() {
        var id = order();
        assertThat(requests.refuse(campus.college(), id, "  ")).isEqualTo(new Decision.ReasonMissing());
        assertThat(now(id).status()).isEqualTo(RequestStatus.SUBMITTED);
        assertThat(requests.refuse(campus.college(), id, " 考试周 "))
                .isEqualTo(new Decision.Done("Refuse", RequestStatus.REFUSED));
        assertThat(now(id).reason()).isEqualTo("考试周");
    }

    @Test
    void anotherCollegeOrCommunityDecidesNothing() {
        var id = order();
        var other = world.campus("别校", 1);
        assertThat(requests.accept(other.college(), id)).isEqualTo(new Decision.NotFound());
        assertThat(requests.refuse(other.college(), id, "x")).isEqualTo(new Decision.NotFound());
        assertThat(requests.withdraw(other.communityViewer(), id, "x")).isEqualTo(new Decision.NotFound());
        assertThat(requests.find(other.communityViewer(), id)).isEmpty();
    }

    @Test
    void whatHasBegunCannotBeWithdrawn() {
        var begun = world.accepted(campus, LocalDateTime.of(2026, 6, 2, 9, 30), 1);
        assertThat(requests.withdraw(campus.communityViewer(), begun.request(), "不办了"))
                .isEqualTo(new Decision.Begun());
    }

    @Test
    void aWithdrawalNeedsItsReasonToo() {
        var id = order();
        assertThat(requests.withdraw(campus.communityViewer(), id, "")).isEqualTo(new Decision.ReasonMissing());
        assertThat(requests.withdraw(campus.communityViewer(), id, "改期"))
                .isEqualTo(new Decision.Done("Withdraw", RequestStatus.WITHDRAWN));
        assertThat(requests.withdraw(campus.communityViewer(), id, "再来"))
                .isEqualTo(new Decision.NotPossible(RequestStatus.WITHDRAWN));
    }

    @Test
    void theAnswerIsDueWithinFiveWorkingDays() {
        assertThat(now(order()).reviewDue()).isEqualTo(LocalDate.of(2026, 6, 8)); // ordered on Monday, 1 June
    }

    @Test
    void theDatabaseHoldsNoCallWithoutItsRisks() {
        var id = order();
        assertThatThrownBy(() -> jdbc.sql("update needs.service_request set risk_text = '' where id = :id")
                        .param("id", id.value())
                        .update())
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void aQuestionGoesToTheCommunityAndItsAnswerBack() {
        var id = order();
        assertThat(flow.take(campus.college(), id, new RequestStep.AskBack(" ")))
                .isEqualTo(new Decision.ReasonMissing());
        assertThat(flow.take(campus.college(), id, new RequestStep.AskBack("字".repeat(501))))
                .isEqualTo(new Decision.ReasonTooLong(501, 500));
        assertThat(flow.take(campus.college(), id, new RequestStep.AskBack(" 几点集合？ ")))
                .isEqualTo(new Decision.Done("AskBack", RequestStatus.ASKED_BACK));
        assertThat(requests.accept(campus.college(), id)).isEqualTo(new Decision.NotPossible(RequestStatus.ASKED_BACK));

        assertThat(flow.take(campus.communityViewer(), id, new RequestStep.Answer("九点")))
                .isEqualTo(new Decision.Done("Answer", RequestStatus.SUBMITTED));
        assertThat(requests.words(id))
                .extracting(ReviewWord::fromCollege, ReviewWord::text)
                .containsExactly(tuple(true, "几点集合？"), tuple(false, "九点"));
        assertThat(now(id).reviewDue())
                .isEqualTo(LocalDate.of(2026, 6, 9)); // five working days from now, not from before
        assertThat(requests.accept(campus.college(), id)).isInstanceOf(Decision.Done.class);
    }

    @Test
    void theOrderCanBeChangedWithTheAnswer() {
        var id = order();
        flow.take(campus.college(), id, new RequestStep.AskBack("能不能改到下午？"));
        var before = desk.askedBack(campus.communityViewer(), id).orElseThrow();
        var changed = new OrderInput(
                before.college(),
                before.programme(),
                "改好的订单",
                before.description(),
                before.riskText(),
                null,
                null,
                null,
                null,
                "2",
                before.contactName(),
                before.contactPhone(),
                before.place(),
                List.of(new OrderInput.Session("2026-06-12", "14:00", "16:00")),
                before.roles());
        assertThat(desk.resubmit(campus.communityViewer(), id, changed, "可以"))
                .isEqualTo(new Checked.Ok<>(new Decision.Done("Answer", RequestStatus.SUBMITTED)));
        assertThat(now(id).title()).isEqualTo("改好的订单");
        assertThat(sessions.of(List.of(id))).singleElement().satisfies(session -> {
            assertThat(session.startsAt())
                    .isEqualTo(LocalDateTime.of(2026, 6, 12, 14, 0)
                            .atZone(China.TIME)
                            .toInstant());
            assertThat(session.roles()).hasSize(1);
        });
        assertThat(desk.askedBack(campus.communityViewer(), id)).isEmpty();
    }

    @Test
    void aDuplicateIsAbsorbedAndItsCommunityTold() {
        var id = order();
        var twin = order();
        assertThat(requests.alike(now(id))).extracting(ServiceRequest::id).contains(twin);
        assertThat(flow.take(campus.college(), id, new RequestStep.Merge(id))).isEqualTo(new Decision.NoSuchTwin());
        assertThat(flow.take(campus.college(), id, new RequestStep.Merge(new RequestId(987654))))
                .isEqualTo(new Decision.NoSuchTwin());
        assertThat(flow.take(campus.college(), id, new RequestStep.Merge(twin)))
                .isEqualTo(new Decision.Done("Merge", RequestStatus.MERGED));
        assertThat(now(id).mergedInto()).isEqualTo(twin);
        assertThat(flow.take(campus.college(), twin, new RequestStep.Merge(id))).isEqualTo(new Decision.NoSuchTwin());
        assertThat(told("ORDER_MERGED", id)).isEqualTo(1);
    }

    @Test
    void anotherCollegesRequestIsNoTwin() {
        var other = world.campus("远校", 1);
        var id = order();
        assertThat(flow.take(campus.college(), id, new RequestStep.Merge(world.ordered(other, WHEN, 1))))
                .isEqualTo(new Decision.NoSuchTwin());
    }

    @Test
    void crosswiseMergesAtOnceEndOneOfTheTwo() throws Exception {
        var one = order();
        var other = order();
        var decisions = AtOnce.run(Stream.<Callable<Decision>>of(
                () -> flow.take(campus.college(), one, new RequestStep.Merge(other)),
                () -> flow.take(campus.college(), other, new RequestStep.Merge(one))));
        assertThat(decisions).filteredOn(Decision.Done.class::isInstance).hasSize(1);
    }

    @Test
    void aRefusalCanBeTakenBack() {
        var id = order();
        requests.refuse(campus.college(), id, "看错了");
        assertThat(flow.take(campus.college(), id, new RequestStep.Reopen()))
                .isEqualTo(new Decision.Done("Reopen", RequestStatus.SUBMITTED));
        assertThat(now(id).reason()).isNull();
    }

    @Test
    void whatHasSessionsToComeCanGoBeforeTheNextRunAgain() {
        var coming = world.accepted(campus, WHEN.plusDays(1), 2).request();
        assertThat(flow.take(campus.college(), coming, new RequestStep.Redispatch("两人退出")))
                .isEqualTo(new Decision.Done("Redispatch", RequestStatus.ACCEPTED));
        assertThat(now(coming).redispatchAt()).isEqualTo(World.NOW);
        var over = world.accepted(campus, LocalDateTime.of(2026, 6, 1, 9, 0), 2).request();
        assertThat(flow.take(campus.college(), over, new RequestStep.Redispatch("晚了")))
                .isEqualTo(new Decision.Begun());
    }

    @Test
    void bothSidesHearOfEachStep() {
        var id = order();
        flow.take(campus.college(), id, new RequestStep.AskBack("几点？"));
        flow.take(campus.communityViewer(), id, new RequestStep.Answer("九点"));
        requests.accept(campus.college(), id);
        requests.withdraw(campus.communityViewer(), id, "改期");
        for (var kind :
                List.of("ORDER_SUBMITTED", "ORDER_ASKED_BACK", "ORDER_ANSWERED", "ORDER_ACCEPTED", "ORDER_WITHDRAWN")) {
            assertThat(told(kind, id)).as(kind).isEqualTo(1);
        }
    }

    @Test
    void aRefusalsReasonStandsInNoNotice() {
        var id = order();
        requests.refuse(campus.college(), id, "只给提交的人看");
        assertThat(told("ORDER_REFUSED", id)).isEqualTo(1);
        assertThat(jdbc.sql("select count(*) from shared.outbox where fact::text like '%只给提交的人看%'")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private int told(String kind, RequestId id) {
        return jdbc.sql("""
                select count(*) from shared.outbox where kind = 'Notice' and fact ->> 'kind' = :kind
                  and fact ->> 'link' in ('/orders/' || :id, '/review/' || :id)""")
                .param("kind", kind)
                .param("id", id.value())
                .query(Integer.class)
                .single();
    }
}
