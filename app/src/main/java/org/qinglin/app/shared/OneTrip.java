package org.qinglin.app.shared;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcOperations;
import org.springframework.jdbc.core.RowCallbackHandler;

/**
 * Statements that are sent to the database together and answered together. Each is one of its own, which sees what was
 * committed while those before it waited for a lock; but the way there and back is gone once.
 */
public final class OneTrip {

    private record Query(String sql, List<Object> parameters, RowCallbackHandler row) {}

    private final List<Query> queries = new ArrayList<>();

    /** @param parameters numbers, moments, texts, and arrays of numbers and texts */
    public OneTrip then(String sql, RowCallbackHandler row, Object... parameters) {
        queries.add(new Query(sql, List.of(parameters), row));
        return this;
    }

    /** A statement of which nothing is read. */
    public OneTrip then(String sql, Object... parameters) {
        return then(sql, row -> {}, parameters);
    }

    public void go(JdbcOperations jdbc) {
        if (queries.isEmpty()) {
            return;
        }
        String all = queries.stream().map(Query::sql).collect(Collectors.joining(";\n"));
        jdbc.execute(all, (PreparedStatement statement) -> {
            int at = 1;
            for (var query : queries) {
                for (var parameter : query.parameters()) {
                    set(statement, at++, parameter);
                }
            }
            statement.execute();
            for (var query : queries) {
                try (@Nullable ResultSet rows = statement.getResultSet()) {
                    while (rows != null && rows.next()) {
                        query.row().processRow(rows);
                    }
                }
                statement.getMoreResults();
            }
            return queries.size();
        });
    }

    private static void set(PreparedStatement statement, int at, Object parameter) throws SQLException {
        if (parameter instanceof Long[] numbers) {
            statement.setArray(at, statement.getConnection().createArrayOf("bigint", numbers));
        } else if (parameter instanceof String[] texts) {
            statement.setArray(at, statement.getConnection().createArrayOf("text", texts));
        } else if (parameter instanceof OffsetDateTime moment) {
            statement.setObject(at, moment);
        } else {
            statement.setObject(at, parameter);
        }
    }
}
