package org.qinglin.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.Statement;

/** A program of its own that starts the server and commits numbers, saying each one only after its commit. */
final class ServerChild {

    private ServerChild() {}

    public static void main(String[] args) throws Exception {
        try {
            EmbeddedPostgres postgres = EmbeddedPostgres.start(Path.of(args[0]));
            try (Connection connection =
                            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                    Statement statement = connection.createStatement()) {
                statement.execute("CREATE TABLE IF NOT EXISTS kept (n integer PRIMARY KEY)");
                try (PreparedStatement insert = connection.prepareStatement("INSERT INTO kept VALUES (?)")) {
                    for (int n = 1; ; n++) {
                        insert.setInt(1, n);
                        insert.executeUpdate();
                        System.out.println(n);
                    }
                }
            }
        } catch (EmbeddedPostgresException e) {
            System.out.println(e.reason() + " " + e.getMessage());
            System.exit(2);
        }
    }
}
