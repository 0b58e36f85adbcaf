package org.qinglin.app.matching;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.engine.Matcher;
import org.qinglin.engine.Period;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Progress;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;
import org.springframework.beans.factory.annotation.Autowired;

/** A search for what fills gaps that fails is not begun again by everybody who looks. */
@PlatformTest
class FailedGapSearchTest {

    private static final RunId RUN = new RunId(987_654_321); // no such run: what is found about it cannot be kept

    @Autowired
    private GapSearch search;

    @Autowired
    private TravellingClock clock;

    private static SavedRun fresh() {
        var day = LocalDate.of(2026, 6, 13);
        var role = Role.of("1", new Period(day.atTime(9, 0), day.atTime(11, 0)), new Position(120, 36))
                .session("1", "1-1")
                .heads(1, 1)
                .build();
        var problem = new Problem(List.of(), List.of(role), Weights.defaults());
        return new SavedRun(problem, Matcher.exact().match(problem, Progress.SILENT));
    }

    @Test
    void whoLooksAgainSoonIsToldOfTheSameFailureAndLaterItIsTriedAnew() {
        var first = catchThrowable(() -> search.found(RUN, fresh()));
        assertThat(first).isInstanceOf(GapSearchFailed.class).hasMessageContaining("987654321");
        var again = catchThrowable(() -> search.found(RUN, fresh()));
        assertThat(again.getCause()).isSameAs(first.getCause());
        var later = clock.at(
                World.NOW.plus(Duration.ofMinutes(11)), () -> catchThrowable(() -> search.found(RUN, fresh())));
        assertThat(later.getCause()).isNotNull().isNotSameAs(first.getCause());
    }
}
