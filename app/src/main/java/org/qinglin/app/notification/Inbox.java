package org.qinglin.app.notification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.NoticeKind;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the viewer was told. */
@Service
@Transactional
public class Inbox {

    private static final TypeReference<List<Detail>> DETAILS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Clock clock;

    Inbox(JdbcClient jdbc, JsonMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
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
                .query(this::message)
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
                .query(this::message)
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

    private Message message(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                NoticeKind.valueOf(row.getString("kind")),
                json.readValue(row.getString("details"), DETAILS),
                row.getString("link"),
                Sql.instant(row, "at"),
                Sql.instantOrNull(row, "read_at"));
    }
}
