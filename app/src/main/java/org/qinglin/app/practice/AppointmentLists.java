package org.qinglin.app.practice;

import java.util.List;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Part-time posts as lists: the student's own, the community's, the college's; the latest first. */
@Service
@Transactional(readOnly = true)
public class AppointmentLists {

    private static final String SEARCHED = " and (:search = '' or student_id = any (:students)"
            + " or strpos(lower(concat_ws(' ', duties, number)), lower(:search)) > 0)";

    private final JdbcClient jdbc;
    private final StudentNames names;

    AppointmentLists(JdbcClient jdbc, StudentNames names) {
        this.jdbc = jdbc;
        this.names = names;
    }

    /** @param search a part of the duties, of the letter's number, or of a student's name or number; empty for all */
    public List<Appointment> of(Viewer viewer, String search, int offset, int limit) {
        return seen(
                        "select * from practice.appointment where %s order by id desc offset :offset limit :limit",
                        viewer, search)
                .param("offset", offset)
                .param("limit", limit)
                .query(Appointments::appointment)
                .list();
    }

    public int count(Viewer viewer, String search) {
        return seen("select count(*)::int from practice.appointment where %s", viewer, search)
                .query(Integer.class)
                .single();
    }

    private JdbcClient.StatementSpec seen(String sql, Viewer viewer, String search) {
        boolean own = viewer.student() != null;
        boolean community = viewer.is(Role.COMMUNITY);
        var condition = own ? "student_id = :key" : community ? "community_code = :key" : "college_id = :key";
        return jdbc.sql(sql.formatted(condition + SEARCHED))
                .param(
                        "key",
                        own
                                ? (Object) viewer.mustStudent().value()
                                : community
                                        ? viewer.mustPlace().value()
                                        : viewer.mustCollege().value())
                .param("search", search.strip())
                .param("students", own ? new Long[0] : names.matching(viewer, search));
    }
}
