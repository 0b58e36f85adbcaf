package org.qinglin.bench.signup;

import java.util.concurrent.atomic.AtomicLong;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Activities to sign up for: rows as the platform has them, each at a time of its own, so that no student overlaps. */
final class Activities {

    private static final long FIRST = 900_000_000L;

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

    /** @return the role's number */
    long open(int places, Design design) {
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
