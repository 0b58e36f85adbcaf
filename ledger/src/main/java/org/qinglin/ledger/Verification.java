package org.qinglin.ledger;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;

/** The whole check, over one snapshot of the database: it works beside a running server and disturbs nobody. */
public final class Verification {

    private Verification() {}

    /**
     * Checks every student's chain and balance, the chain through all entries, and the heads outside the database. Memory
     * does not grow with the ledger.
     *
     * @param heads opened before this is called: a head that is signed meanwhile is not for this snapshot
     * @throws SQLException if the ledger cannot be read
     */
    public static Report of(Connection connection, Heads heads, Progress progress) throws SQLException, IOException {
        connection.setAutoCommit(false);
        connection.setReadOnly(true);
        connection.setTransactionIsolation(Connection.TRANSACTION_REPEATABLE_READ);
        try {
            var report = new Report();
            new StudentChains(connection, report, progress).check();
            new GlobalChain(connection, heads, report, progress).check();
            return report;
        } finally {
            connection.rollback();
        }
    }
}
