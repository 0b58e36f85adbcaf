package org.qinglin.app.shared;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The few conversions between Java's types and PostgreSQL's that every query needs. */
public final class Sql {

    private Sql() {}

    /** A {@code timestamptz} parameter. */
    public static OffsetDateTime at(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    public static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    public static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        var value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    public static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : value;
    }

    public static @Nullable Integer intOrNull(ResultSet row, String column) throws SQLException {
        int value = row.getInt(column);
        return row.wasNull() ? null : value;
    }

    /** A {@code tstzrange} literal, closed at the start and open at the end. */
    public static String range(Instant from, Instant to) {
        return "[" + from + "," + to + ")";
    }

    /**
     * Lets the rest of the transaction's statements be planned for their values each time. A plan that is to do for all
     * values, as PostgreSQL would make after a few times, reads far too much where a statement counts a district's or a
     * term's part of everything.
     */
    public static void planForValues(JdbcClient jdbc) {
        jdbc.sql("set local plan_cache_mode = force_custom_plan").update();
    }
}
