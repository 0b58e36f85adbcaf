package org.qinglin.bench.signup;

import java.util.Objects;
import java.util.function.BooleanSupplier;
import org.qinglin.app.assignment.signup.RolePlaces;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * One transaction a request, with the statements that the writer has for a batch: the key is looked up and kept, the place
 * is given with the same rows and constraints, the fact goes into the outbox, or the student onto the waiting list.
 */
final class OneByOne {

    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final long account;

    OneByOne(JdbcClient jdbc, TransactionTemplate transaction, long account) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.account = account;
    }

    String update(long role, long student, String key) {
        return decided(
                role, student, key, () -> jdbc.sql("""
                        update assignment.role_places set taken = taken + 1
                        where role_id = :role and taken + reserved < capacity""").param("role", role).update() == 1);
    }

    String skipLocked(long role, long student, String key) {
        return decided(
                role,
                student,
                key,
                () -> jdbc.sql("""
                        update bench.place set student = :student where (role, number) = (
                            select role, number from bench.place where role = :role and student is null
                            order by number limit 1 for update skip locked)""")
                                .param("role", role)
                                .param("student", student)
                                .update()
                        == 1);
    }

    private String decided(long role, long student, String key, BooleanSupplier takes) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var before = jdbc.sql("""
                    insert into assignment.sign_up_key (account_id, role_id, key, students, kind, answer, at)
                    values (:account, :role, :key, :student::text, '', '{}'::jsonb, now())
                    on conflict do nothing returning kind""")
                    .param("account", account)
                    .param("role", role)
                    .param("key", key)
                    .param("student", student)
                    .query(String.class)
                    .optional();
            if (before.isEmpty()) {
                return keptAnswer(role, key);
            }
            boolean placed = takes.getAsBoolean();
            if (placed) {
                give(role, student);
                tell(role, student);
            } else {
                putOnTheWaitingList(role, student);
            }
            jdbc.sql("""
                    update assignment.sign_up_key set kind = :kind
                    where account_id = :account and role_id = :role and key = :key""")
                    .param("kind", placed ? "Placed" : "Waiting")
                    .param("account", account)
                    .param("role", role)
                    .param("key", key)
                    .update();
            return placed ? "placed" : "waiting";
        }));
    }

    private String keptAnswer(long role, String key) {
        return jdbc.sql("""
                select lower(kind) from assignment.sign_up_key
                where account_id = :account and role_id = :role and key = :key""")
                .param("account", account)
                .param("role", role)
                .param("key", key)
                .query(String.class)
                .single();
    }

    private void give(long role, long student) {
        jdbc.sql("""
                with made as (
                    insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons,
                        offered_at, respond_by, status, decided_at)
                    select college_id, 'POOL', role_id, session_id, :student, :none::jsonb, now(), lower(during),
                        'ACCEPTED', now()
                    from assignment.role_places where role_id = :role returning id)
                insert into assignment.acceptance (college_id, offer_id, role_id, session_id, student_id, during,
                    confirmed_at)
                select p.college_id, made.id, p.role_id, p.session_id, :student, p.during, now()
                from assignment.role_places p, made where p.role_id = :role""")
                .param("role", role)
                .param("student", student)
                .param("none", RolePlaces.NO_REASONS)
                .update();
    }

    private void tell(long role, long student) {
        jdbc.sql("""
                insert into shared.outbox (kind, fact, at)
                values ('BenchFact', jsonb_build_object('session', :role, 'student', :student), now())""").param("role", role).param("student", student).update();
    }

    private void putOnTheWaitingList(long role, long student) {
        jdbc.sql("""
                insert into assignment.offer (college_id, origin, role_id, session_id, student_id, reasons, offered_at,
                    respond_by, status, line_number)
                select college_id, 'POOL', role_id, session_id, :student, :none::jsonb, now(), lower(during),
                    'WAITLISTED', nextval('bench.line')
                from assignment.role_places where role_id = :role""")
                .param("role", role)
                .param("student", student)
                .param("none", RolePlaces.NO_REASONS)
                .update();
    }

    String insert(long role, long student, String key) {
        jdbc.sql("insert into bench.plain (role, student, key) values (:role, :student, :key)")
                .param("role", role)
                .param("student", student)
                .param("key", key)
                .update();
        return "placed";
    }

    /** Under READ COMMITTED, as it must not be. */
    String unlocked(long role, long student) {
        return Objects.requireNonNull(transaction.execute(status -> {
            boolean free =
                    jdbc.sql("""
                    select (select count(*) from bench.unlocked where role = :role)
                        < (select capacity from assignment.role_places where role_id = :role)""").param("role", role).query(Boolean.class).single();
            if (free) {
                jdbc.sql("insert into bench.unlocked (role, student) values (:role, :student)")
                        .param("role", role)
                        .param("student", student)
                        .update();
            }
            return free ? "placed" : "waiting";
        }));
    }
}
