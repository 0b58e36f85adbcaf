package org.qinglin.ledger;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Every student's chain, entry by entry, beside the students' balances: two streams in the same order, merged. */
final class StudentChains {

    private final Connection connection;
    private final Report report;
    private final Progress progress;

    StudentChains(Connection connection, Report report, Progress progress) {
        this.connection = connection;
        this.report = report;
        this.progress = progress;
    }

    void check() throws SQLException {
        try (var statement = Stream.over(connection);
                var entries = statement.executeQuery(Entry.QUERY);
                var other = Stream.over(connection);
                var balances = other.executeQuery("select student_id, minutes, chain_number, chain_hash"
                        + " from attendance.balance order by student_id")) {
            boolean balanceLeft = balances.next();
            @Nullable OneStudent one = null;
            while (entries.next()) {
                var entry = Entry.of(entries);
                if (one == null || one.student() != entry.student()) {
                    balanceLeft = end(one, balances, balanceLeft);
                    one = new OneStudent(entry.student(), report);
                    report.countStudent();
                }
                one.take(entry);
                report.countEntry();
                progress.step("students' chains");
            }
            balanceLeft = end(one, balances, balanceLeft);
            while (balanceLeft) {
                withoutEntries(balances);
                balanceLeft = balances.next();
            }
        }
    }

    /** Ends a student and moves on in the balances behind that student's. */
    private boolean end(@Nullable OneStudent one, ResultSet balances, boolean balanceLeft) throws SQLException {
        if (one == null) {
            return balanceLeft;
        }
        one.end();
        boolean left = balanceLeft;
        while (left && balances.getLong("student_id") < one.student()) {
            withoutEntries(balances);
            left = balances.next();
        }
        if (left && balances.getLong("student_id") == one.student()) {
            one.balance(balances.getLong("minutes"), balances.getLong("chain_number"), balances.getBytes("chain_hash"));
            return balances.next();
        }
        one.noBalance();
        return left;
    }

    /** A refused entry leaves a balance of nothing behind. */
    private void withoutEntries(ResultSet balance) throws SQLException {
        if (balance.getLong("chain_number") != 0 || balance.getLong("minutes") != 0) {
            report.add(new Finding(
                    balance.getLong("student_id"),
                    null,
                    "the balance knows %d entries with %d minutes, the ledger has none"
                            .formatted(balance.getLong("chain_number"), balance.getLong("minutes"))));
        }
    }
}
