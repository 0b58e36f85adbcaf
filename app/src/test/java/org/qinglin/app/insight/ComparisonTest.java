package org.qinglin.app.insight;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDateTime;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A district compares its colleges and streets: figures equal the raw tables', and nobody is seen. */
@PlatformTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ComparisonTest {

    @Autowired
    private World world;

    @Autowired
    private Comparison comparison;

    @Autowired
    private Outlines outlines;

    @Autowired
    private JdbcClient jdbc;

    private World.Campus one;
    private World.Campus two;

    @BeforeAll
    void twoColleges() {
        one = world.campus("比较甲", 2);
        two = world.campus("比较乙", 2);
        world.round(one, LocalDateTime.of(2026, 5, 20, 9, 0));
        world.round(two, LocalDateTime.of(2026, 5, 21, 9, 0));
        world.accepted(two, LocalDateTime.of(2026, 6, 10, 9, 0), 3);
    }

    @Test
    void eachCollegesRowIsWhatTheRawTablesSay() {
        var district = new PlaceCode(one.community().value().substring(0, 6));
        var rows = comparison
                .of(district, World.NOW.minus(Duration.ofDays(60)), World.NOW.plus(Duration.ofDays(60)))
                .colleges();
        for (var campus : java.util.List.of(one, two)) {
            var row = rows.stream()
                    .filter(each -> each.key().equals(Long.toString(campus.id().value())))
                    .findFirst()
                    .orElseThrow();
            var raw = jdbc.sql("""
                    select count(distinct q.id) as requests, sum(p.capacity) filter (where s.ends_at <= :now) as places,
                           sum(p.taken) filter (where s.ends_at <= :now) as taken
                    from needs.service_request q join needs.session s on s.request_id = q.id
                    join assignment.role_places p on p.session_id = s.id
                    where q.college_id = :college and q.status in ('ACCEPTED', 'CLOSED')""")
                    .param("now", java.time.OffsetDateTime.ofInstant(World.NOW, java.time.ZoneOffset.UTC))
                    .param("college", campus.id().value())
                    .query()
                    .singleRow();
            assertThat((long) row.requests()).isEqualTo(raw.get("requests"));
            assertThat((long) row.places()).isEqualTo(raw.get("places"));
            assertThat((long) row.taken()).isEqualTo(raw.get("taken"));
            assertThat(row.minutes()).as("two people are too few to be shown").isNull();
            assertThat(row.score()).isEqualTo(5.0);
        }
        assertThat(rows.stream()
                        .filter(each -> each.key().equals("" + two.id().value()))
                        .findFirst()
                        .orElseThrow()
                        .open())
                .isEqualTo(3);
    }

    @Test
    void everyTableSumsUpToTheSameWhole() {
        var district = new PlaceCode(one.community().value().substring(0, 6));
        var whole = comparison.of(district, World.NOW.minus(Duration.ofDays(60)), World.NOW.plus(Duration.ofDays(60)));
        var raw = jdbc.sql("""
                select count(distinct q.id) as requests, sum(p.taken) filter (where s.ends_at <= :now) as taken
                from needs.service_request q join needs.session s on s.request_id = q.id
                join assignment.role_places p on p.session_id = s.id
                where q.community_code like :district || '%' and q.status in ('ACCEPTED', 'CLOSED')
                  and s.starts_at >= :now - interval '60 days' and s.starts_at < :now + interval '60 days'""")
                .param("now", java.time.OffsetDateTime.ofInstant(World.NOW, java.time.ZoneOffset.UTC))
                .param("district", district.value())
                .query()
                .singleRow();
        assertThat((long) whole.figures().requests()).isPositive().isEqualTo(raw.get("requests"));
        for (var rows : java.util.List.of(whole.colleges(), whole.streets(), whole.communities())) {
            assertThat(rows.stream().mapToLong(DistrictTerm.Row::requests).sum())
                    .isEqualTo(raw.get("requests"));
            assertThat(rows.stream().mapToLong(DistrictTerm.Row::taken).sum()).isEqualTo(raw.get("taken"));
        }
        for (var bars : java.util.List.of(whole.byStreet(), whole.byProgramme())) {
            assertThat(bars.stream().mapToLong(Board.Filled::taken).sum()).isEqualTo(raw.get("taken"));
            assertThat(bars).isSortedAccordingTo(Board.Filled.EMPTIEST_FIRST);
        }
    }

    /** Two colleges of which one had 2 helpers: the other's hours would tell theirs, so they are not shown either. */
    @Test
    void hoursThatWouldTellThoseOfFewAreHiddenToo() {
        var few = part("1", "370211001", "370211001001", 120, 2);
        var many = part("2", "370211002", "370211002001", 600, 20);
        var more = part("3", "370211002", "370211002002", 900, 30);
        var term = new DistrictTerm(java.util.List.of(few, many, more), java.util.List.of(), java.util.List.of());
        assertThat(term.colleges()).extracting(DistrictTerm.Row::minutes).containsExactly(null, null, 900L);
        assertThat(term.streets()).extracting(DistrictTerm.Row::minutes).containsOnlyNulls();
        assertThat(term.communities().stream().filter(each -> each.minutes() != null))
                .as("of the second street's two communities both or none are shown")
                .hasSizeLessThan(2);
        var enough = new DistrictTerm(java.util.List.of(many, more), java.util.List.of(), java.util.List.of());
        assertThat(enough.colleges()).extracting(DistrictTerm.Row::minutes).containsExactly(600L, 900L);
        assertThat(enough.showsHours()).isTrue();
    }

    private static DistrictTerm.Part part(String college, String street, String community, long minutes, int people) {
        return new DistrictTerm.Part(
                college, street, community, "VolunteerService", 1, 1, people, people, 0, minutes, people, 5, 1);
    }

    @Test
    void theOutlinesHoldTheDemosCity() {
        var city = new GeoPoint(120.33, 36.07);
        assertThat(outlines.rings()).anyMatch(ring -> isWithin(city, ring));
        assertThat(outlines.rings()).noneMatch(ring -> isWithin(new GeoPoint(116.4, 39.9), ring));
    }

    /** A ray to the east crosses a ring's edges an odd number of times from within. */
    private static boolean isWithin(GeoPoint point, java.util.List<GeoPoint> ring) {
        boolean within = false;
        for (int i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
            var a = ring.get(i);
            var b = ring.get(j);
            boolean crosses = a.latitude() > point.latitude() != b.latitude() > point.latitude()
                    && point.longitude()
                            < (b.longitude() - a.longitude())
                                            * (point.latitude() - a.latitude())
                                            / (b.latitude() - a.latitude())
                                    + a.longitude();
            within ^= crosses;
        }
        return within;
    }
}
