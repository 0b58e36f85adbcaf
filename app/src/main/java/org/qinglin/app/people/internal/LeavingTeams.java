package org.qinglin.app.people.internal;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Takes who leaves the college off the lists of the teams, and keeps that they were there. A team whose leader leaves is
 * led by its first deputy who can; coming back to the college brings nobody back into a team.
 */
@Component
public class LeavingTeams {

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Clock clock;

    LeavingTeams(JdbcClient jdbc, Accounts accounts, Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.clock = clock;
    }

    public void leave(StudentId student, LocalDate on) {
        var led = jdbc.sql("""
                with gone as (delete from people.team_member where student_id = :student returning *),
                kept as (insert into people.former_member (team_id, student_id, rank, joined_on, left_on)
                    select team_id, student_id, rank, joined_on, greatest(cast(:on as date), joined_on) from gone)
                select team_id from gone where rank = 'LEADER' order by team_id""")
                .param("student", student.value())
                .param("on", on)
                .query((row, number) -> new TeamId(row.getLong(1)))
                .list();
        jdbc.sql("""
                update people.team_request set accepted = false, decided_at = :now
                where student_id = :student and accepted is null""")
                .param("now", Sql.at(clock.instant()))
                .param("student", student.value())
                .update();
        led.forEach(team -> handOver(team, student));
    }

    private void handOver(TeamId team, StudentId from) {
        var heir = deputies(team).stream()
                .filter(each -> accounts.handTeamOver(team, from, each) == Accounts.HandOver.DONE)
                .findFirst();
        if (heir.isEmpty()) {
            accounts.stopLeading(team, from);
        }
        jdbc.sql("update people.team set leader_id = cast(:heir as bigint) where id = :team")
                .param("heir", heir.map(StudentId::value).orElse(null), java.sql.Types.BIGINT)
                .param("team", team.value())
                .update();
        heir.ifPresent(each -> jdbc.sql(
                        "update people.team_member set rank = 'LEADER' where team_id = :team and student_id = :to")
                .param("team", team.value())
                .param("to", each.value())
                .update());
    }

    private List<StudentId> deputies(TeamId team) {
        return jdbc.sql("""
                select student_id from people.team_member where team_id = :team and rank = 'DEPUTY'
                order by joined_on nulls first, student_id""")
                .param("team", team.value())
                .query((row, number) -> new StudentId(row.getLong(1)))
                .list();
    }
}
