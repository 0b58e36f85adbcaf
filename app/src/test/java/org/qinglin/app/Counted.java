package org.qinglin.app;

import java.util.List;
import org.qinglin.app.shared.CollegeId;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A row of a view that a measure counts: where, for which faculty, and what. */
public record Counted(String street, long faculty, long thing) {

    /** What a view has of a college. */
    public static List<Counted> in(JdbcClient jdbc, String view, CollegeId college) {
        return jdbc.sql("select street_code, faculty_id, thing from " + view + " where college_id = :college")
                .param("college", college.value())
                .query((row, at) -> new Counted(row.getString(1), row.getLong(2), row.getLong(3)))
                .list();
    }
}
