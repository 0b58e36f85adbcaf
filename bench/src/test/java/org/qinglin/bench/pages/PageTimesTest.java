package org.qinglin.bench.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Percentiles are nearest ranks; the crowd is of all roles, and long lists have other filters each time. */
class PageTimesTest {

    @Test
    void percentilesAreNearestRanks() {
        long[] nanos = LongStream.rangeClosed(1, 100).map(i -> i * 1_000_000).toArray();
        PageTimes times = PageTimes.of("orders", nanos, 2);
        assertThat(times.p50Millis()).isEqualTo(50.0);
        assertThat(times.p95Millis()).isEqualTo(95.0);
        assertThat(times.json())
                .isEqualTo("{\"page\": \"orders\", \"requests\": 100, \"p50Millis\": 50.000, \"p95Millis\": 95.000,"
                        + " \"errors\": 2}");
    }

    @Test
    void peopleOfAllRolesLookAtPagesOfDifferentNames() {
        assertThat(Page.ALL.stream().map(Page::login).distinct())
                .hasSize((int) Page.people())
                .contains("student", "leader", "community", "street", "faculty", "college", "district", Page.VISITOR);
        assertThat(Page.ALL.stream().map(Page::name)).doesNotHaveDuplicates();
    }

    @Test
    void listsAreAskedWithOtherFiltersAndPages() {
        Random random = new Random(1);
        Page students = Page.ALL.get(0);
        List<String> addresses = java.util.stream.Stream.generate(
                        () -> students.address().apply(random))
                .limit(50)
                .distinct()
                .toList();
        assertThat(addresses).hasSizeGreaterThan(20).allMatch(each -> each.startsWith("/students?q="));
    }
}
