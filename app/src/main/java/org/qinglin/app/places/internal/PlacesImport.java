package org.qinglin.app.places.internal;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Loads divisions' files into the register: all of them or nothing. */
final class PlacesImport {

    /** How an import ended. */
    sealed interface Result {

        record Loaded(long added, long renamed, long unchanged) implements Result {}

        /** Nothing was changed. */
        record Refused(List<RowError> firstErrors, long errors) implements Result {}
    }

    private PlacesImport() {}

    /** One transaction on this connection, committed only when every row of every file is good. */
    static Result load(Connection connection, List<Path> files, Progress progress) throws SQLException, IOException {
        connection.setAutoCommit(false);
        DivisionReader reader = new DivisionReader(parentsKnown(connection));
        try (RegisterWriter writer = new RegisterWriter(connection)) {
            reader.read(files, writer::add, progress);
            if (reader.errorCount() > 0) {
                return new Result.Refused(reader.errors(), reader.errorCount());
            }
            RegisterWriter.Outcome outcome = writer.finish(progress);
            connection.commit();
            return new Result.Loaded(outcome.added(), outcome.renamed(), outcome.unchanged());
        } finally {
            connection.rollback(); // does nothing after a commit
        }
    }

    private static Set<Long> parentsKnown(Connection connection) throws SQLException {
        Set<Long> known = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet codes = statement.executeQuery("select code from places.place where length(code) < 12")) {
            while (codes.next()) {
                known.add(NameIndex.key(codes.getString(1)));
            }
        }
        return known;
    }
}
