package org.qinglin.app.identity;

import java.time.Clock;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.AccountId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who did what, when: insert-only, written in the transaction of the deed itself. */
@Service
public class AuditTrail {

    private final JdbcClient jdbc;
    private final Clock clock;

    AuditTrail(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One entry; {@code action} is a message key below {@code audit.}. */
    public record Entry(long id, Instant at, String actor, String action, String subject, String detail) {}

    @Transactional
    public void record(Viewer actor, String action, String subject, String detail) {
        insert(clock.instant(), actor.account().value(), actor.login(), actor.college(), action, subject, detail);
    }

    /** A deed that was done a moment ago, where its own transaction had no time for this. */
    @Transactional
    public void recordLater(
            Instant at, AccountId account, String login, @Nullable CollegeId college, String action, String subject) {
        insert(at, account.value(), login, college, action, subject, "");
    }

    /** For deeds without an account: a failed sign-in, say. */
    @Transactional
    public void recordAnonymous(String actor, String action, String subject) {
        insert(clock.instant(), null, actor, null, action, subject, "");
    }

    private void insert(
            Instant at,
            @Nullable Long account,
            String actor,
            @Nullable CollegeId college,
            String action,
            String subject,
            String detail) {
        jdbc.sql("""
                insert into identity.audit_event (at, account_id, actor, college_id, action, subject, detail)
                values (:now, :account, :actor, :college, :action, :subject, :detail)""")
                .param("now", Sql.at(at))
                .param("account", account)
                .param("actor", actor)
                .param("college", college == null ? null : college.value())
                .param("action", action)
                .param("subject", subject)
                .param("detail", detail)
                .update();
    }

    /** Newest first. */
    @Transactional(readOnly = true)
    public List<Entry> list(String search, int offset, int limit) {
        return jdbc.sql("""
                select id, at, actor, action, subject, detail from identity.audit_event
                where :search = '' or actor like '%' || :search || '%' or subject like '%' || :search || '%'
                order by id desc offset :offset limit :limit""")
                .param("search", search.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query((row, number) -> new Entry(
                        row.getLong("id"),
                        Sql.instant(row, "at"),
                        row.getString("actor"),
                        row.getString("action"),
                        row.getString("subject"),
                        row.getString("detail")))
                .list();
    }

    @Transactional(readOnly = true)
    public int count(String search) {
        return jdbc.sql("""
                select count(*) from identity.audit_event
                where :search = '' or actor like '%' || :search || '%' or subject like '%' || :search || '%'""")
                .param("search", search.strip())
                .query(Integer.class)
                .single();
    }
}
