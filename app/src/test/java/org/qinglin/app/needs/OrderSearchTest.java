package org.qinglin.app.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.springframework.beans.factory.annotation.Autowired;

/** Orders found by a word of their titles. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OrderSearchTest {

    @Autowired
    private World world;

    @Autowired
    private Requests requests;

    private World.Campus campus;

    @BeforeAll
    void twoOrders() {
        campus = world.campus("寻单", 1);
        for (var mark : List.of("LED 灯会", "百分之 100%")) {
            world.ordered(campus.communityViewer(), campus.id(), mark, LocalDateTime.of(2026, 9, 7, 9, 0), 2);
        }
    }

    @Test
    void aWordIsFoundInAnyCase() {
        assertThat(found("led")).containsExactly("LED 灯会的订单");
        assertThat(found("灯会")).containsExactly("LED 灯会的订单");
    }

    @Test
    void aPercentSignStandsForItself() {
        assertThat(found("%")).containsExactly("百分之 100%的订单");
        assertThat(found("_")).isEmpty();
    }

    @Test
    void withoutAWordAllAreFound() {
        assertThat(found("")).hasSize(2);
    }

    @Test
    void theCollegeFindsThemAlike() {
        for (var search : List.of("led", "%", "")) {
            assertThat(requests.of(campus.id(), RequestStatus.SUBMITTED, search, 0, 9))
                    .as(search)
                    .extracting(ServiceRequest::title)
                    .containsExactlyInAnyOrderElementsOf(found(search));
            assertThat(requests.count(campus.id(), RequestStatus.SUBMITTED, search))
                    .as(search)
                    .isEqualTo(found(search).size());
        }
    }

    private List<String> found(String search) {
        var found = requests.of(campus.community(), search, 0, 9);
        assertThat(requests.count(campus.community(), search)).isEqualTo(found.size());
        return found.stream().map(ServiceRequest::title).toList();
    }
}
