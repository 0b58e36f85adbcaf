package org.qinglin.app.learning;

import java.math.BigDecimal;
import java.sql.Types;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** How much each teacher has taught: of lessons that were held, never into the ledger of volunteer service. */
@Service
@Transactional(readOnly = true)
public class Teaching {

    private final JdbcClient jdbc;

    Teaching(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * A teacher's hours in some days.
     *
     * @param kind {@code STUDENT}, {@code STAFF} or {@code GUEST}
     * @param hours of the clock
     */
    public record Taught(String teacher, String kind, int classes, int lessons, BigDecimal hours, LocalDate last) {}

    /** Teachers of the viewer's courses, who taught most first. */
    public List<Taught> of(Viewer viewer, LocalDate from, LocalDate to) {
        boolean community = viewer.is(Role.COMMUNITY);
        return query("""
                where h.on_day between :from and :to and (:college::bigint is null or h.college_id = :college)
                  and (:faculty::bigint is null or h.faculty_id = :faculty)
                  and (:place::text is null or exists (select from learning.course_class k join learning.course c
                      on c.id = k.course_id where k.id = h.record_id and c.owner_code = :place))""")
                .param("college", community ? null : viewer.mustCollege().value(), Types.BIGINT)
                .param("faculty", viewer.is(Role.FACULTY) ? viewer.mustUnit().value() : null, Types.BIGINT)
                .param("place", community ? viewer.mustPlace().value() : null, Types.VARCHAR)
                .param("from", from)
                .param("to", to)
                .query(Taught.class)
                .list();
    }

    /** What the viewer taught in all, or null. */
    public @Nullable Taught own(Viewer viewer) {
        return query("where h.account_id = :account or h.student_id = :student")
                .param("account", viewer.account().value())
                .param(
                        "student",
                        viewer.student() == null ? null : viewer.student().value(),
                        Types.BIGINT)
                .query(Taught.class)
                .list()
                .stream()
                .findFirst()
                .orElse(null);
    }

    private JdbcClient.StatementSpec query(String where) {
        return jdbc.sql("""
                select max(teacher) as teacher,
                       case when student_id is not null then 'STUDENT' when account_id is not null then 'STAFF'
                            else 'GUEST' end as kind,
                       count(distinct record_id)::int as classes, count(distinct lesson_id)::int as lessons,
                       sum(amount)::numeric as hours, max(on_day) as last
                from learning.published_teaching h
                %s
                group by student_id, account_id, case when student_id is null and account_id is null then teacher end
                order by hours desc, teacher""".formatted(where));
    }
}
