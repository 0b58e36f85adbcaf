package org.qinglin.app.projects;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Projects as each may see them: the college and its faculties all of the college's, a community those with it, students
 * what is or was planned, and their own proposals.
 */
@Service
@Transactional(readOnly = true)
public class Projects {

    private static final String SEEN = """
            (:college is not null and college_id = :college
                 and (:staff or status not in ('PROPOSED', 'DECLINED') or team_id = :team or student_id = :student)
             or :community is not null and community_code = :community and status not in ('PROPOSED', 'DECLINED'))""";

    private final JdbcClient jdbc;

    Projects(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What the viewer may see: running ones first, then those to come, then the latest. */
    public List<Project> of(Viewer viewer, String search, int offset, int limit) {
        return seen("select * from projects.project where " + SEEN + """
                 and (:search = '' or name like '%' || :search || '%')
                order by case status when 'RUNNING' then 0 when 'PROPOSED' then 1 when 'PLANNED' then 2 else 3 end,
                    ends_on desc, id offset :offset limit :limit""", viewer)
                .param("search", search.strip())
                .param("offset", offset)
                .param("limit", limit)
                .query(Projects::project)
                .list();
    }

    public int count(Viewer viewer, String search) {
        return seen("select count(*) from projects.project where " + SEEN + """
                 and (:search = '' or name like '%' || :search || '%')""", viewer)
                .param("search", search.strip())
                .query(Integer.class)
                .single();
    }

    public Optional<Project> find(Viewer viewer, ProjectId id) {
        return seen("select * from projects.project where id = :id and " + SEEN, viewer)
                .param("id", id.value())
                .query(Projects::project)
                .optional();
    }

    private JdbcClient.StatementSpec seen(String sql, Viewer viewer) {
        boolean community = viewer.is(Role.COMMUNITY);
        var own = community ? null : viewer.college();
        return jdbc.sql(sql)
                .param("college", own == null ? null : own.value(), java.sql.Types.BIGINT)
                .param("staff", viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY))
                .param("team", viewer.team() == null ? null : viewer.team().value(), java.sql.Types.BIGINT)
                .param(
                        "student",
                        viewer.student() == null ? null : viewer.student().value(),
                        java.sql.Types.BIGINT)
                .param("community", community ? viewer.mustPlace().value() : null, java.sql.Types.VARCHAR);
    }

    /** A college's projects that ran within some days. */
    public List<Project> between(CollegeId college, LocalDate from, LocalDate to) {
        return jdbc.sql("""
                select * from projects.project where college_id = :college and starts_on <= :to and ends_on >= :from
                  and status in ('PLANNED', 'RUNNING', 'FINISHED') order by starts_on, id""")
                .param("college", college.value())
                .param("from", from)
                .param("to", to)
                .query(Projects::project)
                .list();
    }

    /** A project's milestones in time. The caller has made sure that it may see the project. */
    public List<Milestone> milestones(ProjectId id) {
        return jdbc.sql("select * from projects.milestone where project_id = :id order by due_on, id")
                .param("id", id.value())
                .query((row, number) -> new Milestone(
                        row.getLong("id"),
                        row.getObject("due_on", LocalDate.class),
                        row.getString("what"),
                        row.getObject("reached_on", LocalDate.class)))
                .list();
    }

    /** The orders that belong to a project. The caller has made sure that it may see the project. */
    public List<RequestId> orders(ProjectId id) {
        return jdbc.sql("select request_id from projects.project_order where project_id = :id order by request_id")
                .param("id", id.value())
                .query((row, number) -> new RequestId(row.getLong(1)))
                .list();
    }

    static Project project(ResultSet row, int number) throws SQLException {
        var faculty = Sql.longOrNull(row, "faculty_id");
        var team = Sql.longOrNull(row, "team_id");
        var student = Sql.longOrNull(row, "student_id");
        var community = row.getString("community_code");
        return new Project(
                new ProjectId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                row.getString("name"),
                row.getString("programme_code"),
                row.getString("sub_kind"),
                Layer.valueOf(row.getString("layer")),
                faculty == null ? null : new UnitId(faculty),
                team == null ? null : new TeamId(team),
                student == null ? null : new StudentId(student),
                community == null ? null : new PlaceCode(community),
                row.getObject("starts_on", LocalDate.class),
                row.getObject("ends_on", LocalDate.class),
                row.getString("plan"),
                row.getString("college_brings"),
                row.getString("community_brings"),
                ProjectStatus.valueOf(row.getString("status")),
                row.getString("words"));
    }
}
