package org.qinglin.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.evaluation.Evaluations;
import org.qinglin.app.insight.records.RecordGroup;
import org.qinglin.app.insight.records.ServiceRecords;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.beans.factory.annotation.Autowired;

/** The record of volunteer service: each record is new, changed or handed over, and a batch holds what is not there yet. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ServiceRecordsTest {

    @Autowired
    private World world;

    @Autowired
    private ServiceRecords records;

    @Autowired
    private Evaluations evaluations;

    @Autowired
    private TravellingClock clock;

    private World.Campus campus;

    @BeforeAll
    void aRound() {
        campus = world.campus("上报", 3);
        world.round(campus, LocalDateTime.of(2026, 5, 29, 9, 0));
    }

    private Map<RecordGroup, ServiceRecords.State> states() {
        return records.states(campus.id()).stream()
                .collect(Collectors.toMap(ServiceRecords.State::group, each -> each));
    }

    @Test
    void aRecordIsNewThenHandedOverThenNewOnesAreTheNextBatch() {
        assertThat(states().get(RecordGroup.SERVICE).fresh()).isEqualTo(2);
        assertThat(states().get(RecordGroup.EVALUATION).fresh()).isEqualTo(1);
        int people = states().get(RecordGroup.BASIC).fresh();
        assertThat(people).isGreaterThanOrEqualTo(3);

        var batch = records.export(campus.college()).orElseThrow();
        assertThat(records.export(campus.college())).as("one waits").isEmpty();
        var service = records.rows(batch.id(), RecordGroup.SERVICE);
        assertThat(service).hasSize(2).allSatisfy(cells -> {
            assertThat(cells).hasSameSizeAs(RecordGroup.SERVICE.columns());
            assertThat(cells.get(2)).isEqualTo("2026-05-29");
        });
        assertThat(records.rows(batch.id(), RecordGroup.BASIC))
                .allSatisfy(cells -> assertThat(cells.get(1)).as("masked").contains("*"));

        assertThat(records.decide(campus.college(), batch.id(), false)).isTrue();
        assertThat(states().get(RecordGroup.SERVICE).fresh()).isEqualTo(2);
        var again = records.export(campus.college()).orElseThrow();
        assertThat(again.rows()).isEqualTo(batch.rows());
        assertThat(records.decide(campus.college(), again.id(), true)).isTrue();
        assertThat(records.decide(campus.college(), again.id(), true)).isFalse();
        assertThat(states().get(RecordGroup.SERVICE)).isEqualTo(new ServiceRecords.State(RecordGroup.SERVICE, 0, 0, 2));
        assertThat(states().get(RecordGroup.BASIC).synced()).isEqualTo(people);
        assertThat(records.export(campus.college())).as("nothing is new").isEmpty();

        var session = world.accepted(campus, LocalDateTime.of(2026, 5, 31, 9, 0), 1);
        world.dispatched(campus, session);
        var helpers = world.answered(campus, session);
        world.attended(campus, session, helpers);
        world.confirmed(campus, session, helpers);
        clock.at(
                session.endsAt().plus(Duration.ofHours(5)),
                () -> evaluations.byCommunity(campus.communityViewer(), session.id(), 4, ""));
        var next = records.export(campus.college()).orElseThrow();
        assertThat(records.rows(next.id(), RecordGroup.SERVICE)).hasSize(1);
        var words = records.rows(next.id(), RecordGroup.EVALUATION);
        assertThat(words).hasSize(1);
        assertThat(words.get(0).subList(1, 4))
                .isEqualTo(List.of("2026-05-31", campus.community().value(), "4"));
        assertThat(records.rows(next.id(), RecordGroup.BASIC)).isEmpty();
    }
}
