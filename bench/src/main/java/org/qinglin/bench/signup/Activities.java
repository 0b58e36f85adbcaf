package org.qinglin.bench.signup;

import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.qinglin.app.assignment.signup.RolePlaces;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Activities to sign up for: rows as the platform has them, each at a time of its own, so that no student overlaps. */
final class Activities {

    private static final long FIRST = 900_000_000L;
    /** Who hold the places that stand already. */
    private static final int STUDENTS = 20_000;
    /** Of each activity of theirs: a table of few roles would be read from end to end. */
    private static final int HELD = 200;

    private final JdbcClient jdbc;
    private final AtomicLong next = new AtomicLong(FIRST);
    /** Of nobody: the audit trail and the keys name accounts by number only. */
    private static final long ACCOUNT = 1;

    Activities(JdbcClient jdbc) {
        this.jdbc = jdbc;
        jdbc.sql("create schema if not exists bench").update();
        jdbc.sql("create table if not exists bench.place (role bigint, number int, student bigint,"
                        + " primary key (role, number))")
                .update();
        jdbc.sql("create index if not exists free_place on bench.place (role, number) where student is null")
                .update();
        jdbc.sql("create table if not exists bench.unlocked (role bigint, student bigint)")
                .update();
        jdbc.sql("create index if not exists unlocked_role on bench.unlocked (role)")
                .update();
        jdbc.sql("create table if not exists bench.plain (role bigint, student bigint, key text)")
                .update();
        jdbc.sql("create sequence if not exists bench.line").update();
    }

    /** Whose the sign-ups are. */
    long account() {
        return ACCOUNT;
    }

    /**
     * Takes away what earlier turns left, and lets others hold places: what a design is measured on does not depend on
     * who was measured before.
     *
     * @param standing places that are held, {@link #HELD} at each activity, by the same {@link #STUDENTS}
     */
    void standing(int standing) {
        var kept = List.of("assignment.offer", "assignment.role_places");
        kept.forEach(table ->
                jdbc.sql("alter table " + table + " disable trigger user").update());
        // Reminders first, as whoever reminds locks them.
        jdbc.sql("truncate assignment.reminder, assignment.role_places, assignment.offer, assignment.acceptance,"
                        + " assignment.sign_up_key, shared.outbox cascade")
                .update();
        kept.forEach(table ->
                jdbc.sql("alter table " + table + " enable trigger user").update());
        for (int held = 0; held < standing; held += HELD) {
            hold(places(HELD), held % STUDENTS, Math.min(standing - held, HELD));
        }
        jdbc.sql(
                        "vacuum analyze assignment.role_places, assignment.offer, assignment.acceptance, assignment.sign_up_key,"
                                + " shared.outbox")
                .update();
    }

    /** With keys and told facts: a statement planned for an empty table would read it from end to end when it has grown. */
    private void hold(long role, int after, int students) {
        jdbc.sql("""
                insert into assignment.sign_up_key (account_id, role_id, key, students, kind, answer, at)
                select :account, :role, 'k' || student, student, 'Placed', '{}', now()
                from generate_series(:after + 1, :after + :students) student""")
                .param("account", ACCOUNT)
                .param("role", role)
                .param("after", after)
                .param("students", students)
                .update();
        jdbc.sql("""
                insert into shared.outbox (kind, fact, at, heard_at)
                select 'BenchFact', jsonb_build_object('session', :role, 'student', student), now(), now()
                from generate_series(:after + 1, :after + :students) student""")
                .param("role", role)
                .param("after", after)
                .param("students", students)
                .update();
        jdbc.sql("""
                with made as (
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons,
                        offered_at, respond_by, status, decided_at)
                    select p.college_id, 'POOL', p.role_id, p.session_id, student, :none::jsonb, now(), lower(p.during),
                        'ACCEPTED', now()
                    from assignment.role_places p, generate_series(:after + 1, :after + :students) student
                    where p.role_id = :role
                    returning id, student_id),
                counted as (update assignment.role_places set taken = :students where role_id = :role)
                insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                    confirmed_at)
                select p.college_id, made.id, p.role_id, p.session_id, made.student_id, p.during, now()
                from assignment.role_places p, made where p.role_id = :role""")
                .param("role", role)
                .param("after", after)
                .param("students", students)
                .param("none", RolePlaces.NO_REASONS)
                .update();
    }

    /** @return the role's number */
    private long places(int places) {
        long role = next.incrementAndGet();
        long hour = role - FIRST;
        jdbc.sql("""
                insert into assignment.role_places (role_id, session_id, college_id, during, capacity)
                values (:role, :role, 1, tstzrange(now() + make_interval(days => 30, hours => :hour),
                    now() + make_interval(days => 30, hours => :hour, mins => 50)), :places)""")
                .param("role", role)
                .param("hour", (int) hour)
                .param("places", places)
                .update();
        return role;
    }

    /** @return the role's number */
    long open(int places, Design design) {
        long role = places(places);
        // What another design left is not to be vacuumed while this one is measured.
        jdbc.sql("truncate bench.place, bench.unlocked, bench.plain").update();
        if (design == Design.SKIP_LOCKED) {
            jdbc.sql("insert into bench.place (role, number) select :role, n from generate_series(1, :places) n")
                    .param("role", role)
                    .param("places", places)
                    .update();
        }
        return role;
    }

    /**
     * @param rows who have a place
     * @param counted what the counter of the design says; the same as {@code rows} where it has none
     */
    record Given(long rows, long counted) {}

    Given given(long role, Design design) {
        return switch (design) {
            case WRITER, UPDATE ->
                new Given(
                        number("select count(*) from assignment.acceptance where role_id = :role", role),
                        number("select taken from assignment.role_places where role_id = :role", role));
            case SKIP_LOCKED ->
                new Given(
                        number("select count(*) from assignment.acceptance where role_id = :role", role),
                        number("select count(*) from bench.place where role = :role and student is not null", role));
            case UNLOCKED -> {
                long rows = number("select count(*) from bench.unlocked where role = :role", role);
                yield new Given(rows, rows);
            }
            case INSERT, NOOP -> new Given(0, 0);
        };
    }

    private long number(String sql, long role) {
        return jdbc.sql(sql).param("role", role).query(Long.class).single();
    }
}
