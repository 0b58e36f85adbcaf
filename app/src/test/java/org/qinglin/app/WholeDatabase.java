package org.qinglin.app;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Everything that lies in the database, row by row as text. */
public final class WholeDatabase {

    private WholeDatabase() {}

    /** Tables that have these words in any of their rows, the outbox and whatever else was made meanwhile included. */
    public static List<String> tablesWith(JdbcClient jdbc, String words) {
        return jdbc.sql("""
                        select format('%I.%I', table_schema, table_name) from information_schema.tables
                        where table_type = 'BASE TABLE' and table_schema not in ('pg_catalog', 'information_schema')""").query(String.class).list().stream()
                .filter(table -> jdbc.sql("select exists (select from %s t where position(:words in t::text) > 0)"
                                .formatted(table))
                        .param("words", words)
                        .query(Boolean.class)
                        .single())
                .toList();
    }
}
