package org.qinglin.bench.faults;

import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What a run of faults needs to bring about and to count, as further addresses of the platform's own server. */
@Configuration
class FaultAddresses {

    /** A machine whose clock is off. */
    @Bean(defaultCandidate = false)
    @ConditionalOnProperty("bench.clock-off")
    Clock machineClock(@Value("${bench.clock-off}") Duration off) {
        return Clock.offset(Clock.system(China.TIME), off);
    }

    @RestController
    static class Addresses {

        private static final long FIRST_ROLE = 800_000_000L;

        private final JdbcClient jdbc;
        private final TransactionTemplate transaction;
        private final Outbox outbox;

        Addresses(JdbcClient jdbc, TransactionTemplate transaction, Outbox outbox) {
            this.jdbc = jdbc;
            this.transaction = transaction;
            this.outbox = outbox;
        }

        /** Somebody who is told things; their number. */
        @PostMapping("/bench/listeners")
        long listener(@RequestParam String login) {
            return jdbc.sql("""
                    insert into identity.account (login, password_hash, display_name, roles, college_id, created_at)
                    values (:login, '', :login, array['COLLEGE'], 1, now()) returning id""").param("login", login).query(Long.class).single();
        }

        /** Makes something true and tells it, as the platform does. */
        @PostMapping("/bench/tell")
        String tell(@RequestParam long listener, @RequestParam long number) {
            transaction.executeWithoutResult(status -> outbox.put(Notice.of(
                    NoticeKind.HOURS_CONFIRMED,
                    new CollegeId(1),
                    List.of(Recipient.account(new AccountId(listener))),
                    "/",
                    Detail.number(number))));
            return "told";
        }

        /**
         * @param waiting facts that were not told yet
         * @param facts that were ever put
         * @param messages in the inbox
         * @param different facts that they are of
         */
        record Told(long waiting, long facts, long messages, long different) {}

        @GetMapping("/bench/told")
        Told told(@RequestParam long listener) {
            return jdbc.sql("""
                    select (select count(*) from shared.outbox where heard_at is null) as waiting,
                        (select count(*) from shared.outbox where kind = 'Notice') as facts,
                        count(*) as messages, count(distinct fact) as different
                    from notification.message where account_id = :listener""").param("listener", listener).query(Told.class).single();
        }

        /** An hour of each of so many students, the one student's after the other's. */
        @PostMapping("/bench/hours")
        String hours(@RequestParam int students, @RequestParam int round, @RequestParam long by) {
            jdbc.sql("""
                    insert into attendance.ledger_entry (college_id, student_id, session_id, served_from, served_to, minutes,
                        origin, source, entered_at, entered_by)
                    select 1, student, 1, now() + make_interval(hours => 2 * :round),
                        now() + make_interval(hours => 2 * :round + 1), 60, 'SCANNED', 'bench/' || :round || '/' || student,
                        clock_timestamp(), :by
                    from generate_series(1, :students) student""")
                    .param("students", students)
                    .param("round", round)
                    .param("by", by)
                    .update();
            return "entered";
        }

        /** An activity that begins in so many minutes of the database's time, or began before; its role's number. */
        @PostMapping("/bench/activities/at")
        long startingIn(@RequestParam int minutes, @RequestParam long number) {
            long role = FIRST_ROLE + number;
            jdbc.sql("""
                    insert into assignment.role_places (role_id, session_id, college_id, during, capacity)
                    values (:role, :role, 1, tstzrange(clock_timestamp() + make_interval(mins => :minutes),
                        clock_timestamp() + make_interval(mins => :minutes + 60)), 1000)""").param("role", role).param("minutes", minutes).update();
            return role;
        }
    }
}
