package org.qinglin.app.people;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Service teams and their members. */
@Service
@Transactional
public class Teams {

    private static final String TEAM =
            "select t.*, (select count(*) from people.team_member m where m.team_id = t.id) as members from people.team t";

    private final JdbcClient jdbc;

    Teams(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public TeamId found(
            CollegeId college,
            @Nullable UnitId faculty,
            String name,
            String motto,
            @Nullable StudentId leader,
            Collection<StudentId> members) {
        long id = jdbc.sql("""
                insert into people.team (college_id, faculty_id, name, motto, leader_id)
                values (:college, :faculty, :name, :motto, :leader) returning id""")
                .param("college", college.value())
                .param("faculty", faculty == null ? null : faculty.value())
                .param("name", name)
                .param("motto", motto)
                .param("leader", leader == null ? null : leader.value())
                .query(Long.class)
                .single();
        jdbc.sql("insert into people.team_member (team_id, student_id) select :team, unnest(:members)"
                        + " on conflict do nothing")
                .param("team", id)
                .param("members", members.stream().map(StudentId::value).toArray(Long[]::new))
                .update();
        if (leader != null) {
            jdbc.sql("""
                    insert into people.team_member (team_id, student_id, rank) values (:team, :leader, 'LEADER')
                    on conflict (team_id, student_id) do update set rank = 'LEADER'""").param("team", id).param("leader", leader.value()).update();
        }
        return new TeamId(id);
    }

    @Transactional(readOnly = true)
    public List<Team> of(CollegeId college) {
        return jdbc.sql(TEAM + " where t.college_id = :college order by t.id")
                .param("college", college.value())
                .query(Teams::team)
                .list();
    }

    @Transactional(readOnly = true)
    public Optional<Team> find(CollegeId college, TeamId id) {
        return jdbc.sql(TEAM + " where t.college_id = :college and t.id = :id")
                .param("college", college.value())
                .param("id", id.value())
                .query(Teams::team)
                .optional();
    }

    private static Team team(ResultSet row, int number) throws SQLException {
        var faculty = Sql.longOrNull(row, "faculty_id");
        var leader = Sql.longOrNull(row, "leader_id");
        return new Team(
                new TeamId(row.getLong("id")),
                new CollegeId(row.getLong("college_id")),
                faculty == null ? null : new UnitId(faculty),
                row.getString("name"),
                row.getString("motto"),
                leader == null ? null : new StudentId(leader),
                row.getInt("members"));
    }

    @Transactional(readOnly = true)
    public List<StudentId> members(CollegeId college, TeamId team) {
        return jdbc.sql("""
                select m.student_id from people.team_member m join people.team t on t.id = m.team_id
                where t.id = :team and t.college_id = :college order by m.student_id""")
                .param("team", team.value())
                .param("college", college.value())
                .query((row, number) -> new StudentId(row.getLong(1)))
                .list();
    }

    /** The teams that a student speaks for, as leader or deputy. */
    @Transactional(readOnly = true)
    public List<TeamId> ledBy(CollegeId college, StudentId student) {
        return jdbc.sql("""
                select m.team_id from people.team_member m join people.team t on t.id = m.team_id
                where m.student_id = :student and m.rank <> 'MEMBER' and t.college_id = :college order by m.team_id""")
                .param("student", student.value())
                .param("college", college.value())
                .query((row, number) -> new TeamId(row.getLong(1)))
                .list();
    }

    /** The first team of each student of a college who is in one. */
    @Transactional(readOnly = true)
    public Map<StudentId, TeamId> teamByMember(CollegeId college) {
        return jdbc
                .sql("""
                select m.student_id, min(m.team_id) as team_id
                from people.team_member m join people.team t on t.id = m.team_id
                where t.college_id = :college group by m.student_id""")
                .param("college", college.value())
                .query((row, number) ->
                        Map.entry(new StudentId(row.getLong("student_id")), new TeamId(row.getLong("team_id"))))
                .list()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    }
}
