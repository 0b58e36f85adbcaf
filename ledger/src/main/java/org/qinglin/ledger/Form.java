package org.qinglin.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** The bytes that a hash covers: a title, then a line for each field with the length of its value before it. */
final class Form {

    private final StringBuilder text;

    Form(String title) {
        text = new StringBuilder(512).append(title).append('\n');
    }

    Form with(String name, @Nullable String value) {
        text.append(name).append('=');
        if (value == null) {
            text.append('-');
        } else {
            text.append(bytes(value)).append(':').append(value);
        }
        text.append('\n');
        return this;
    }

    Form with(String name, long value) {
        return with(name, Long.toString(value));
    }

    Form with(String name, byte[] value) {
        return with(name, hex(value));
    }

    /** Microseconds since 1970 in UTC, as exact as the database keeps time. */
    Form with(String name, Instant value) {
        return with(name, ChronoUnit.MICROS.between(Instant.EPOCH, value));
    }

    byte[] hash() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    private static int bytes(String value) {
        return value.getBytes(StandardCharsets.UTF_8).length;
    }

    static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }
}
