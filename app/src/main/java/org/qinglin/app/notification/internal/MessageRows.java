package org.qinglin.app.notification.internal;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.qinglin.app.notification.Message;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.NoticeKind;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads messages from their rows. */
@Component
public class MessageRows implements RowMapper<Message> {

    private static final TypeReference<List<Detail>> DETAILS = new TypeReference<>() {};

    private final JsonMapper json;

    MessageRows(JsonMapper json) {
        this.json = json;
    }

    @Override
    public Message mapRow(ResultSet row, int number) throws SQLException {
        return new Message(
                row.getLong("id"),
                NoticeKind.valueOf(row.getString("kind")),
                json.readValue(row.getString("details"), DETAILS),
                row.getString("link"),
                Sql.instant(row, "at"),
                Sql.instantOrNull(row, "read_at"));
    }
}
