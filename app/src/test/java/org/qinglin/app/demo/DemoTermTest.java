package org.qinglin.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.qinglin.app.TestDatabase;
import org.qinglin.app.World;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.TravellingClock;
import org.qinglin.scenarios.DemoTerm;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The demo term, played through the real services over a database of its own. The slow one: it plays the term twice, and
 * takes both back.
 */
@SpringBootTest(properties = "qinglin.empty=true")
class DemoTermTest {

    private static final TestDatabase.Fresh DATABASE = TestDatabase.fresh();

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry registry) {
        registry.add("QINGLIN_DB_URL", DATABASE::url);
        registry.add("QINGLIN_DB_USER", DATABASE::user);
        registry.add("QINGLIN_DB_PASSWORD", DATABASE::password);
    }

    @TestConfiguration
    static class StandingStill {

        @Bean
        @Primary
        TravellingClock standingClock() {
            return new TravellingClock(Clock.fixed(World.NOW, China.TIME));
        }
    }

    @Autowired
    private DemoCasting casting;

    @Autowired
    private DemoStory story;

    @Autowired
    private TransactionTemplate transaction;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Clock clock;

    /** What the term came to: who ordered, was asked, served how long and said what, without ids and entry times. */
    private static final String DIGEST = """
            select md5(string_agg(line, E'\\n' order by line collate "C")) from (
              select concat_ws('|', 'order', r.community_code, r.title, r.programme_code, r.status, r.submitted_at,
                     s.starts_at, s.ends_at) as line
              from needs.service_request r join needs.session s on s.request_id = r.id
              union all
              select concat_ws('|', 'offer', t.student_number, r.community_code, r.title, s.starts_at, o.status,
                     o.respond_by)
              from assignment.offer o join people.student t on t.id = o.student_id
              join needs.session s on s.id = o.session_id join needs.service_request r on r.id = s.request_id
              union all
              select concat_ws('|', 'hours', t.student_number, s.starts_at, l.minutes, l.origin)
              from attendance.ledger_entry l join people.student t on t.id = l.student_id
              join needs.session s on s.id = l.session_id
              union all
              select concat_ws('|', 'word', e.side, t.student_number, s.starts_at, e.score, e.comment)
              from evaluation.evaluation e left join people.student t on t.id = e.student_id
              join needs.session s on s.id = e.session_id) lines""";

    private interface Look {

        String at();
    }

    /** Plays the term, looks at it, and takes it back with every sequence. */
    private String played(long seed, Look look) {
        var seen = transaction.execute(status -> {
            var term = DemoTerm.of(seed, LocalDate.now(clock));
            story.play(term, casting.cast(term), clock.instant());
            status.setRollbackOnly();
            return look.at();
        });
        jdbc.sql("select setval(format('%I.%I', schemaname, sequencename)::regclass, 1, false) from pg_sequences")
                .query(row -> {});
        return seen;
    }

    private String digest() {
        return jdbc.sql(DIGEST).query(String.class).single();
    }

    @Test
    void theTermIsAsLargeAsPromisedAndTheSameSeedTellsTheSameStory() {
        var first = played(2014, () -> {
            everythingIsThere();
            return digest();
        });
        var second = played(2014, () -> {
            var same = digest();
            jdbc.sql("update evaluation.evaluation set score = 6 - score where id = 1 and score <> 3"
                            + " or id = 2 and score <> 3")
                    .update();
            assertThat(digest()).as("the digest of another story").isNotEqualTo(same);
            return same;
        });
        assertThat(second).isEqualTo(first);
    }

    private void everythingIsThere() {
        assertThat(count("people.student")).isEqualTo(3000);
        assertThat(count("organisations.community")).isEqualTo(40);
        assertThat(count("needs.service_request")).isBetween(140, 160);
        assertThat(count("attendance.incident where status = 'DONE'"))
                .as("one a college, followed to its end")
                .isBetween(1, 3);
        assertThat(count("needs.session")).isBetween(470, 530);
        assertThat(count("(select distinct programme_code from needs.service_request) p"))
                .isEqualTo(7);
        assertThat(count("needs.service_request where status = 'SUBMITTED'"))
                .as("waiting for the review")
                .isPositive();
        assertThat(count("needs.service_request where status = 'REFUSED'"))
                .as("refused")
                .isPositive();
        assertThat(count("needs.service_request where status = 'CLOSED'"))
                .as("served and evaluated")
                .isPositive();
        assertThat(
                        count(
                                "needs.published_session where status = 'ACCEPTED' and starts_at > timestamptz '2026-06-02 10:00+08'"))
                .as("still to come")
                .isPositive();
        assertThat(count(
                        "assignment.offer where status = 'OFFERED' and respond_by > timestamptz '2026-06-02 10:00+08'"))
                .as("waiting for an answer")
                .isPositive();
        assertThat(count("assignment.lottery where sealed_at is null"))
                .as("a lottery to apply in")
                .isEqualTo(1);
        assertThat(count("assignment.lottery_ticket t join assignment.lottery l using (session_id)"
                        + " where l.sealed_at is not null"))
                .as("tickets on a list that is closed, to be drawn as soon as today's head is there")
                .isEqualTo(9);
        assertThat(count("attendance.ledger_entry where origin = 'SCANNED'")).isGreaterThan(100);
        assertThat(count("attendance.ledger_entry where origin = 'COMMUNITY_CONFIRMED'"))
                .isPositive();
        assertThat(count("evaluation.evaluation where side = 'COMMUNITY'")).isGreaterThan(50);
        assertThat(count("matching.dispatch_run where optimal")).isEqualTo(count("matching.dispatch_run"));
        assertThat(count("organisations.community where schematic"))
                .as("positions that pages call schematic")
                .isPositive();
    }

    private int count(String what) {
        return jdbc.sql("select count(*) from " + what).query(Integer.class).single();
    }
}
