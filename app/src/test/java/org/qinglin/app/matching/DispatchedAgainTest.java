package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.needs.Decision;
import org.qinglin.app.needs.RequestFlow;
import org.qinglin.app.needs.RequestStep;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.engine.Weights;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders marked for being dispatched again come first in the next run, and the mark ends when that is published. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DispatchedAgainTest {

    @Autowired
    private World world;

    @Autowired
    private Dispatcher dispatcher;

    @Autowired
    private DispatchRuns runs;

    @Autowired
    private Requests requests;

    @Autowired
    private RequestFlow flow;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;

    @BeforeAll
    void oneStudent() {
        campus = world.campus("重派", 1);
    }

    private RunId planned(LocalDate date) {
        return dispatcher.runNow(
                campus.college(),
                new NewRun("重派", date, date, World.NOW.plus(Duration.ofHours(24)), Weights.defaults()));
    }

    private boolean fills(RunId run, ServiceSession session) {
        return runs.roles(run).stream()
                .filter(each -> each.session().equals(session.id()))
                .anyMatch(each -> each.missing() == 0);
    }

    private void mark(ServiceSession session) {
        assertThat(flow.take(campus.college(), session.request(), new RequestStep.Redispatch("有人退出")))
                .isInstanceOf(Decision.Done.class);
    }

    private Instant markOf(ServiceSession session) {
        return requests.byIds(List.of(session.request())).get(session.request()).redispatchAt();
    }

    @Test
    void theMarkedOrderComesFirstAndTheMarkEndsWithTheRunThatContainsIt() {
        var date = LocalDate.of(2026, 6, 13);
        var one = world.accepted(campus, date.atTime(9, 0), 1);
        var other = world.accepted(campus, date.atTime(9, 0), 1);
        var nextDay = world.accepted(campus, date.plusDays(1).atTime(9, 0), 1);
        var first = planned(date);
        var chosen = fills(first, one) ? one : other;
        var left = chosen == one ? other : one;
        assertThat(fills(first, left)).isFalse();
        mark(left);
        mark(nextDay);
        var second = planned(date);
        assertThat(fills(second, left)).isTrue();
        assertThat(markOf(left)).as("planned is not published").isNotNull();
        runs.publish(campus.college(), second);
        assertThat(markOf(left)).isNull();
        assertThat(markOf(nextDay)).as("the run did not contain it").isNotNull();
    }

    @Test
    void whatIsMarkedWhileARunIsBeingReadWaitsForTheNext() {
        var date = LocalDate.of(2026, 6, 20);
        var session = world.accepted(campus, date.atTime(9, 0), 1);
        var run = planned(date);
        clock.at(World.NOW.plus(Duration.ofHours(1)), () -> {
            mark(session);
            return runs.publish(campus.college(), run);
        });
        assertThat(markOf(session)).isEqualTo(World.NOW.plus(Duration.ofHours(1)));
    }
}
