package org.qinglin.app.attendance;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.shared.Sql;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The signed heads of the chain through all entries: one of each day, for whoever needs a value that nobody knew before. */
@Service
@Transactional(readOnly = true)
public class LedgerHeads {

    private final JdbcClient jdbc;

    LedgerHeads(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** The first head of a day (in China); empty until it is signed, some seconds after the day has begun. */
    public Optional<LedgerHead> ofDay(LocalDate day) {
        return jdbc.sql("select * from attendance.day_head where day = :day")
                .param("day", day)
                .query(LedgerHeads::head)
                .optional();
    }

    /** A head with its day in China. */
    public record OfDay(LocalDate day, LedgerHead head) {}

    /** The first head of the first day after {@code day} that has one. */
    public Optional<OfDay> firstAfter(LocalDate day) {
        return jdbc.sql("select * from attendance.day_head where day > :day order by day limit 1")
                .param("day", day)
                .query((row, number) -> new OfDay(row.getObject("day", LocalDate.class), head(row, number)))
                .optional();
    }

    /** The heads of the latest days, the newest first. */
    public List<LedgerHead> latest(int days) {
        return jdbc.sql("select * from attendance.day_head order by day desc limit :days")
                .param("days", days)
                .query(LedgerHeads::head)
                .list();
    }

    private static LedgerHead head(ResultSet row, int number) throws SQLException {
        return new LedgerHead(
                row.getLong("number"),
                HexFormat.of().formatHex(row.getBytes("hash")),
                Sql.instant(row, "signed_at"),
                Base64.getEncoder().encodeToString(row.getBytes("public_key")),
                Base64.getEncoder().encodeToString(row.getBytes("signature")));
    }
}
