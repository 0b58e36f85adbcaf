package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.AtOnce;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
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
        assertThat(requests.accept(campus.college(), id)).isEqualTo(new Decision.Done(RequestStatus.ACCEPTED));
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
        assertThat(requests.refuse(campus.college(), id, " 考试周 ")).isEqualTo(new Decision.Done(RequestStatus.REFUSED));
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
                .isEqualTo(new Decision.NotPossible(RequestStatus.ACCEPTED));
    }

    @Test
    void aWithdrawalNeedsItsReasonToo() {
        var id = order();
        assertThat(requests.withdraw(campus.communityViewer(), id, "")).isEqualTo(new Decision.ReasonMissing());
        assertThat(requests.withdraw(campus.communityViewer(), id, "改期"))
                .isEqualTo(new Decision.Done(RequestStatus.WITHDRAWN));
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
}
