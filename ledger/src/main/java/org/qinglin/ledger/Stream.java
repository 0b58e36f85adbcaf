package org.qinglin.ledger;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** Rows as they come, some thousands at a time: a ledger may be longer than memory. */
final class Stream {

    private static final int AT_ONCE = 5_000;

    private Stream() {}

    static Statement over(Connection connection) throws SQLException {
        var statement = connection.createStatement();
        statement.setFetchSize(AT_ONCE);
        return statement;
    }
}
