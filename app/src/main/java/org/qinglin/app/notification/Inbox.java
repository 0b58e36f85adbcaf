package org.qinglin.app.notification;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.notification.internal.MessageRows;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What the viewer was told. */
@Service
@Transactional
public class Inbox {

    private final JdbcClient jdbc;
    private final MessageRows messages;
    private final Clock clock;

    Inbox(JdbcClient jdbc, MessageRows messages, Clock clock) {
        this.jdbc = jdbc;
        this.messages = messages;
        this.clock = clock;
    }

    /** What was told last stands first. */
    @Transactional(readOnly = true)
    public List<Message> list(Viewer viewer, boolean unreadOnly, int offset, int limit) {
        return jdbc.sql("""
                select * from notification.message where account_id = :account and (not :unread or read_at is null)
                order by id desc offset :offset limit :limit""")
                .param("account", viewer.account().value())
                .param("unread", unreadOnly)
                .param("offset", offset)
                .param("limit", limit)
                .query(messages)
                .list();
    }

    @Transactional(readOnly = true)
    public int count(Viewer viewer, boolean unreadOnly) {
        return jdbc.sql("""
                select count(*) from notification.message
                where account_id = :account and (not :unread or read_at is null)""")
                .param("account", viewer.account().value())
                .param("unread", unreadOnly)
                .query(Integer.class)
                .single();
    }

    /** Marks a message of the viewer's as read, and tells which it is. */
    public Optional<Message> read(Viewer viewer, long id) {
        return jdbc.sql("""
                update notification.message set read_at = coalesce(read_at, :now)
                where id = :id and account_id = :account returning *""")
                .param("now", Sql.at(clock.instant()))
                .param("id", id)
                .param("account", viewer.account().value())
                .query(messages)
                .optional();
    }

    /** Marks everything as read that was told up to a message: what came meanwhile stays new. */
    public int readAll(Viewer viewer, long upTo) {
        return jdbc.sql("""
                update notification.message set read_at = :now
                where account_id = :account and id <= :upTo and read_at is null""")
                .param("now", Sql.at(clock.instant()))
                .param("account", viewer.account().value())
                .param("upTo", upTo)
                .update();
    }
}
