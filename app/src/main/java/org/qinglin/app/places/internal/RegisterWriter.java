package org.qinglin.app.places.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.copy.PGCopyOutputStream;
import org.qinglin.app.shared.GeoPoint;

/**
 * Brings rows into the register, all in the transaction of the connection: first into a table beside it, then what is
 * new or renamed into the register itself. A name that was replaced stays as an alias; positions and aliases that an
 * import does not bring are left alone.
 */
final class RegisterWriter implements AutoCloseable {

    /** How much of the register a load has changed. */
    record Outcome(long added, long renamed, long unchanged) {}

    private final Connection connection;
    private final PGCopyOutputStream copy;
    private final StringBuilder line = new StringBuilder();

    RegisterWriter(Connection connection) throws SQLException {
        this.connection = connection;
        try (Statement statement = connection.createStatement()) {
            statement.execute("lock table places.place in share row exclusive mode");
            statement.execute("""
                    create temporary table incoming (code text collate "C", name text, aliases text[],
                        longitude double precision, latitude double precision, schematic boolean) on commit drop""");
        }
        copy = new PGCopyOutputStream(connection.unwrap(PGConnection.class), "copy incoming from stdin", 1 << 16);
    }

    void add(String code, String name) throws IOException {
        add(code, name, List.of(), null, false);
    }

    void add(String code, String name, List<String> aliases, @Nullable GeoPoint position, boolean schematic)
            throws IOException {
        line.setLength(0);
        line.append(code).append('\t');
        escape(name);
        line.append("\t{");
        for (int i = 0; i < aliases.size(); i++) {
            line.append(i == 0 ? "\"" : ",\"");
            escape(aliases.get(i));
            line.append('"');
        }
        line.append("}\t");
        if (position == null) {
            line.append("\\N\t\\N");
        } else {
            line.append(position.longitude()).append('\t').append(position.latitude());
        }
        line.append('\t').append(schematic).append('\n');
        copy.write(line.toString().getBytes(StandardCharsets.UTF_8));
    }

    private void escape(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            switch (c) {
                case '\\' -> line.append("\\\\");
                case '\t' -> line.append("\\t");
                case '\n' -> line.append("\\n");
                case '\r' -> line.append("\\r");
                default -> line.append(c);
            }
        }
    }

    /** Moves what was added into the register, province by province; the caller commits. */
    Outcome finish(Progress progress) throws SQLException, IOException {
        copy.close();
        try (Statement statement = connection.createStatement()) {
            statement.execute("create index on incoming (code)");
            statement.execute("analyze incoming");
            List<String> provinces = new ArrayList<>();
            try (ResultSet found = statement.executeQuery("select distinct left(code, 2) from incoming order by 1")) {
                while (found.next()) {
                    provinces.add(found.getString(1));
                }
            }
            long added = 0;
            long renamed = 0;
            for (int i = 0; i < provinces.size(); i++) {
                // Bounds instead of LIKE, so that the indices serve; a province's codes begin with its own.
                String here = "i.code >= '" + provinces.get(i) + "' and i.code < '" + provinces.get(i) + ":'";
                renamed += statement.executeLargeUpdate("""
                        update places.place p set name = i.name,
                            aliases = array_remove(case when p.name = any (p.aliases) then p.aliases
                                                        else p.aliases || p.name end, i.name)
                        from incoming i where i.code = p.code and p.name <> i.name and\s""" + here);
                added += statement.executeLargeUpdate("""
                        insert into places.place (code, parent, name, aliases, longitude, latitude, schematic)
                        select code, case length(code) when 12 then left(code, 9) when 9 then left(code, 6)
                                when 6 then left(code, 4) when 4 then left(code, 2) end,
                            name, aliases, longitude, latitude, schematic
                        from incoming i where\s""" + here + " order by i.code on conflict (code) do nothing");
                progress.show("writing", (i + 1.0) / provinces.size());
            }
            if (added + renamed > 0) {
                statement.execute("update places.register_version set version = version + 1");
            }
            return new Outcome(added, renamed, count(statement) - added - renamed);
        }
    }

    private static long count(Statement statement) throws SQLException {
        try (ResultSet result = statement.executeQuery("select count(*) from incoming")) {
            result.next();
            return result.getLong(1);
        }
    }

    /** Gives up a load that was not finished. */
    @Override
    public void close() throws SQLException {
        if (copy.isActive()) {
            copy.cancelCopy();
        }
    }
}
