package org.qinglin.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The chain through all entries, beside the signed heads outside the database: two streams in the same order, merged. */
final class GlobalChain {

    /** Sealing and writing a head take seconds; more than this is no delay. */
    private static final Duration GRACE = Duration.ofMinutes(10);

    private static final String ENDS =
            "; the chain was cut off or another backup is running, for the head was signed when it was longer";

    private final Connection connection;
    private final Heads heads;
    private final Report report;
    private final Progress progress;
    private long number;
    private byte[] hash = new byte[32];
    private @Nullable Instant sealedAt;
    private Heads.@Nullable Head head;
    private @Nullable Instant signedAt;
    private long lastHead;

    GlobalChain(Connection connection, Heads heads, Report report, Progress progress) {
        this.connection = connection;
        this.heads = heads;
        this.report = report;
        this.progress = progress;
    }

    void check() throws SQLException, IOException {
        nextHead();
        headsHere(null, null);
        try (var statement = Stream.over(connection);
                var seals = statement.executeQuery("""
                        select s.number, s.entry_id, s.previous, s.hash, s.sealed_at, e.id as found, e.student_id, e.chain_hash
                        from attendance.ledger_seal s left join attendance.ledger_entry e on e.id = s.entry_id
                        order by s.number""")) {
            while (seals.next()) {
                seal(seals);
                progress.step("chain through all");
            }
        }
        while (head != null) {
            report.add(new Finding(
                    null,
                    null,
                    "number %d of the chain through all is missing: it ends at %d, but line %d of %s, signed %s, says %d%s"
                            .formatted(
                                    number + 1,
                                    number,
                                    head.line(),
                                    heads.file(),
                                    head.signedAt(),
                                    head.number(),
                                    ENDS)));
            nextHead();
        }
        headsAreUpToDate();
        unsealed();
    }

    private void seal(ResultSet row) throws SQLException, IOException {
        long entry = row.getLong("entry_id");
        boolean found = row.getObject("found") != null;
        Long student = found ? row.getLong("student_id") : null;
        var carried = row.getBytes("hash");
        var at = Form.instant(row, "sealed_at");
        if (row.getLong("number") != number + 1) {
            bad(
                    student,
                    entry,
                    "expected number %d of the chain through all, found %d: one before it is gone"
                            .formatted(number + 1, row.getLong("number")));
        } else if (!Arrays.equals(row.getBytes("previous"), hash)) {
            bad(
                    student,
                    entry,
                    "number %d of the chain through all follows hash %s, but the one before it has %s"
                            .formatted(number + 1, Form.hex(row.getBytes("previous")), Form.hex(hash)));
        }
        if (!found) {
            bad(null, entry, "it was sealed as number " + row.getLong("number") + ", and is gone");
        } else if (!Arrays.equals(
                carried,
                computed(row.getLong("number"), row.getBytes("previous"), entry, row.getBytes("chain_hash"), at))) {
            bad(
                    student,
                    entry,
                    "number %d of the chain through all has another hash than this entry gives: one of them was changed"
                            .formatted(row.getLong("number")));
        }
        number = row.getLong("number");
        hash = carried;
        sealedAt = at;
        report.countSealed();
        headsHere(student, entry);
    }

    private static byte[] computed(long number, byte[] previous, long entry, byte[] entryHash, Instant at) {
        return new Form("qinglin seal 1")
                .with("previous", previous)
                .with("number", number)
                .with("entry", entry)
                .with("entry-hash", entryHash)
                .with("sealed-at", at)
                .hash();
    }

    /** The heads that were signed when the chain ended where it is now. */
    private void headsHere(@Nullable Long student, @Nullable Long entry) throws IOException {
        while (head != null && head.number() <= number) {
            if (head.number() == number && !Arrays.equals(head.hash(), hash)) {
                bad(
                        student,
                        entry,
                        "line %d of %s, signed %s, says that number %d of the chain through all has hash %s; it has %s now: what is there up to this entry was written anew"
                                .formatted(
                                        head.line(),
                                        heads.file(),
                                        head.signedAt(),
                                        number,
                                        Form.hex(head.hash()),
                                        Form.hex(hash)));
            }
            nextHead();
        }
    }

    private void nextHead() throws IOException {
        head = heads.next().orElse(null);
        while (head != null && (head.wrong() != null || head.number() < lastHead)) {
            var wrong = head.wrong() != null
                    ? head.wrong()
                    : "it says number %d after %d: lines were moved or the chain went back"
                            .formatted(head.number(), lastHead);
            report.add(new Finding(null, null, "line " + head.line() + " of " + heads.file() + ": " + wrong));
            head = heads.next().orElse(null);
        }
        if (head != null) {
            lastHead = head.number();
            signedAt = head.signedAt();
            report.countHead();
        }
    }

    private void headsAreUpToDate() throws SQLException {
        if (sealedAt == null) {
            return;
        }
        if (!heads.exist()) {
            var now = now();
            if (sealedAt.plus(GRACE).isBefore(now)) {
                report.add(new Finding(
                        null,
                        null,
                        "the chain through all ends at number %d, but there are no heads in %s: whoever writes all of it anew is not seen. Name their folder with --heads"
                                .formatted(number, heads.file())));
            }
        } else if (signedAt == null || signedAt.plus(GRACE).isBefore(sealedAt)) {
            report.add(new Finding(
                    null,
                    null,
                    "number %d of the chain through all was sealed %s, but the last head in %s is of %s: lines are gone, or none are written"
                            .formatted(number, sealedAt, heads.file(), signedAt)));
        }
    }

    private Instant now() throws SQLException {
        try (var statement = connection.createStatement();
                var row = statement.executeQuery("select now() as now")) {
            row.next();
            return Form.instant(row, "now");
        }
    }

    private void unsealed() throws SQLException {
        try (var statement = Stream.over(connection);
                var rows = statement.executeQuery("""
                        select e.id, e.student_id, e.entered_at from attendance.ledger_entry e
                        where not exists (select from attendance.ledger_seal s where s.entry_id = e.id) order by e.id""")) {
            while (rows.next()) {
                report.countUnsealed();
                var entered = Form.instant(rows, "entered_at");
                if (sealedAt != null && entered.plus(GRACE).isBefore(sealedAt)) {
                    bad(
                            rows.getLong("student_id"),
                            rows.getLong("id"),
                            "it says it was entered %s, but the seal of %s left it out: it was put in later"
                                    .formatted(entered, sealedAt));
                }
            }
        }
        if (report.sealed() + report.unsealed() > report.entries() && report.clean()) {
            report.add(new Finding(
                    null,
                    null,
                    "%d entries are sealed and %d are not, but there are %d: one was sealed twice"
                            .formatted(report.sealed(), report.unsealed(), report.entries())));
        }
    }

    private void bad(@Nullable Long student, @Nullable Long entry, String wrong) {
        report.add(new Finding(student, entry, wrong));
    }
}
