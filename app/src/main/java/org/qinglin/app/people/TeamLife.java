package org.qinglin.app.people;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.Accounts;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Sql;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.notice.Detail;
import org.qinglin.app.shared.notice.Notice;
import org.qinglin.app.shared.notice.NoticeKind;
import org.qinglin.app.shared.notice.Recipient;
import org.qinglin.app.shared.outbox.Outbox;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A team's life: who joins, who leads, what it can do; and the college's flag. */
@Service
@Transactional
public class TeamLife {

    private static final int LONGEST = 200;

    private final JdbcClient jdbc;
    private final Teams teams;
    private final Students students;
    private final Accounts accounts;
    private final AuditTrail audit;
    private final Outbox outbox;
    private final Clock clock;

    TeamLife(
            JdbcClient jdbc,
            Teams teams,
            Students students,
            Accounts accounts,
            AuditTrail audit,
            Outbox outbox,
            Clock clock) {
        this.jdbc = jdbc;
        this.teams = teams;
        this.students = students;
        this.accounts = accounts;
        this.audit = audit;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** A team of a college with its people and its flags. */
    @Transactional(readOnly = true)
    public Optional<TeamPage> find(CollegeId college, TeamId id) {
        return teams.find(college, id).map(this::page);
    }

    private TeamPage page(Team team) {
        var id = team.id().value();
        var about = jdbc.sql("select tutor, competence from people.team where id = :id")
                .param("id", id)
                .query((row, number) -> List.of(row.getString("tutor"), row.getString("competence")))
                .single();
        var members = jdbc.sql("""
                select m.*, s.name from people.team_member m join people.student s on s.id = m.student_id
                where m.team_id = :id order by array_position(array['LEADER', 'DEPUTY', 'MEMBER'], m.rank), s.id""")
                .param("id", id)
                .query((row, number) -> new TeamPage.Member(
                        new StudentId(row.getLong("student_id")),
                        row.getString("name"),
                        TeamPage.Rank.valueOf(row.getString("rank")),
                        row.getObject("joined_on", LocalDate.class)))
                .list();
        var requests = jdbc.sql("""
                select r.*, s.name from people.team_request r join people.student s on s.id = r.student_id
                where r.team_id = :id and r.accepted is null order by r.asked_at, r.id""")
                .param("id", id)
                .query((row, number) -> new TeamPage.Request(
                        new StudentId(row.getLong("student_id")),
                        row.getString("name"),
                        row.getString("words"),
                        Sql.instant(row, "asked_at")))
                .list();
        var flags = jdbc.sql("select * from people.team_flag where team_id = :id order by granted_on desc, id desc")
                .param("id", id)
                .query((row, number) -> new TeamPage.Flag(
                        row.getObject("granted_on", LocalDate.class),
                        row.getString("occasion"),
                        row.getObject("withdrawn_on", LocalDate.class),
                        row.getString("withdrawn_reason")))
                .list();
        var former = jdbc.sql("""
                select f.*, s.name from people.former_member f join people.student s on s.id = f.student_id
                where f.team_id = :id order by f.left_on desc, f.id desc""")
                .param("id", id)
                .query((row, number) -> new TeamPage.Former(
                        new StudentId(row.getLong("student_id")),
                        row.getString("name"),
                        row.getObject("joined_on", LocalDate.class),
                        row.getObject("left_on", LocalDate.class)))
                .list();
        return new TeamPage(team, about.get(0), about.get(1), members, requests, flags, former);
    }

    /** A student asks to join. */
    public TeamOutcome ask(Viewer viewer, TeamId id, String words) {
        var page = find(viewer.mustCollege(), id);
        if (page.isEmpty()) {
            return new TeamOutcome.NotFound();
        }
        var student = viewer.mustStudent();
        if (words.strip().length() > LONGEST) {
            return new TeamOutcome.TooLong(words.strip().length(), LONGEST);
        }
        if (page.get().member(student).isPresent()) {
            return new TeamOutcome.Already();
        }
        int asked = jdbc.sql("""
                insert into people.team_request (team_id, student_id, words, asked_at)
                values (:team, :student, :words, :now) on conflict do nothing""")
                .param("team", id.value())
                .param("student", student.value())
                .param("words", words.strip())
                .param("now", Sql.at(clock.instant()))
                .update();
        if (asked == 0) {
            return new TeamOutcome.Already();
        }
        tell(NoticeKind.TEAM_ASKED, page.get(), Recipient.leaderOf(id));
        return new TeamOutcome.Done();
    }

    /** Whoever leads the team answers. */
    public TeamOutcome decide(Viewer viewer, TeamId id, StudentId student, boolean accept) {
        var page = led(viewer, id);
        if (page.isEmpty() || students.find(viewer.mustCollege(), student).isEmpty()) {
            return new TeamOutcome.NotFound();
        }
        int decided = jdbc.sql("""
                update people.team_request set accepted = :accept, decided_at = :now
                where team_id = :team and student_id = :student and accepted is null""")
                .param("accept", accept)
                .param("now", Sql.at(clock.instant()))
                .param("team", id.value())
                .param("student", student.value())
                .update();
        if (decided == 0) {
            return new TeamOutcome.Already();
        }
        if (accept) {
            jdbc.sql("""
                    insert into people.team_member (team_id, student_id, joined_on) values (:team, :student, :today)
                    on conflict do nothing""")
                    .param("team", id.value())
                    .param("student", student.value())
                    .param("today", LocalDate.now(clock))
                    .update();
        }
        audit.record(
                viewer, accept ? "team-joined" : "team-not-joined", "team " + id.value(), "student " + student.value());
        tell(accept ? NoticeKind.TEAM_JOINED : NoticeKind.TEAM_NOT_JOINED, page.get(), Recipient.student(student));
        return new TeamOutcome.Done();
    }

    /** A member leaves, or is taken out by whoever leads; the leader hands over first. */
    public TeamOutcome leave(Viewer viewer, TeamId id, StudentId student) {
        boolean own = student.equals(viewer.student());
        var page = own ? find(viewer.mustCollege(), id) : led(viewer, id);
        var member = page.flatMap(each -> each.member(student));
        if (member.isEmpty()) {
            return new TeamOutcome.NotFound();
        }
        if (member.get().rank() == TeamPage.Rank.LEADER) {
            return new TeamOutcome.LeadsIt();
        }
        jdbc.sql("delete from people.team_member where team_id = :team and student_id = :student and rank <> 'LEADER'")
                .param("team", id.value())
                .param("student", student.value())
                .update();
        audit.record(viewer, "team-left", "team " + id.value(), "student " + student.value());
        return new TeamOutcome.Done();
    }

    /** The leader makes a member a deputy, or a deputy a member. */
    public TeamOutcome rank(Viewer viewer, TeamId id, StudentId student, boolean deputy) {
        var page = leader(viewer, id);
        var member = page.flatMap(each -> each.member(student));
        if (member.isEmpty()) {
            return new TeamOutcome.NotFound();
        }
        if (member.get().rank() == TeamPage.Rank.LEADER) {
            return new TeamOutcome.LeadsIt();
        }
        setRank(id, student, deputy ? TeamPage.Rank.DEPUTY : TeamPage.Rank.MEMBER);
        audit.record(viewer, "team-rank", "team " + id.value(), "student " + student.value());
        return new TeamOutcome.Done();
    }

    /** The leader hands the team over to a member, and the account's role goes along. */
    public TeamOutcome handOver(Viewer viewer, TeamId id, StudentId to) {
        var page = leader(viewer, id);
        if (page.flatMap(each -> each.member(to)).isEmpty()) {
            return new TeamOutcome.NotFound();
        }
        var from = viewer.mustStudent();
        if (to.equals(from)) {
            return new TeamOutcome.Already();
        }
        var moved = accounts.handTeamOver(id, from, to);
        if (moved != Accounts.HandOver.DONE) {
            return moved == Accounts.HandOver.NO_ACCOUNT ? new TeamOutcome.NoAccount() : new TeamOutcome.LeadsAnother();
        }
        // First down, then up: a team never has two leaders.
        setRank(id, from, TeamPage.Rank.MEMBER);
        setRank(id, to, TeamPage.Rank.LEADER);
        jdbc.sql("update people.team set leader_id = :to where id = :id")
                .param("to", to.value())
                .param("id", id.value())
                .update();
        audit.record(viewer, "team-handed-over", "team " + id.value(), "student " + to.value());
        tell(NoticeKind.TEAM_HANDED_OVER, page.orElseThrow(), Recipient.student(to));
        return new TeamOutcome.Done();
    }

    /**
     * The college, or the team's faculty, names a leader among the members of a team that has none. Whoever is named first
     * leads: the second finds that somebody does.
     */
    public TeamOutcome appoint(Viewer viewer, TeamId id, StudentId to) {
        jdbc.sql("select id from people.team where id = :id for update")
                .param("id", id.value())
                .query(row -> {});
        var page = find(viewer.mustCollege(), id).filter(each -> mayAppoint(viewer, each));
        if (page.flatMap(each -> each.member(to)).isEmpty()) {
            return new TeamOutcome.NotFound();
        }
        if (!page.orElseThrow().isLeaderless()) {
            return new TeamOutcome.Already();
        }
        var moved = accounts.handTeamOver(id, to, to);
        if (moved != Accounts.HandOver.DONE) {
            return moved == Accounts.HandOver.NO_ACCOUNT ? new TeamOutcome.NoAccount() : new TeamOutcome.LeadsAnother();
        }
        setRank(id, to, TeamPage.Rank.LEADER);
        jdbc.sql("update people.team set leader_id = :to where id = :id")
                .param("to", to.value())
                .param("id", id.value())
                .update();
        audit.record(viewer, "team-leader-appointed", "team " + id.value(), "student " + to.value());
        tell(NoticeKind.TEAM_HANDED_OVER, page.orElseThrow(), Recipient.student(to));
        page.orElseThrow().members().stream()
                .map(TeamPage.Member::student)
                .filter(each -> !each.equals(to))
                .forEach(each -> tell(NoticeKind.TEAM_LED_ANEW, page.orElseThrow(), Recipient.student(each)));
        return new TeamOutcome.Done();
    }

    /** Whether the viewer answers for a team: the college for all of its teams, a faculty for its own. */
    public static boolean mayAppoint(Viewer viewer, TeamPage page) {
        var faculty = page.team().faculty();
        return viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY) && faculty != null && faculty.equals(viewer.unit());
    }

    private void setRank(TeamId id, StudentId student, TeamPage.Rank rank) {
        jdbc.sql("update people.team_member set rank = :rank where team_id = :team and student_id = :student")
                .param("rank", rank.name())
                .param("team", id.value())
                .param("student", student.value())
                .update();
    }

    /** Whoever leads says what the team stands for, who stands by it and what it can do. */
    public TeamOutcome describe(Viewer viewer, TeamId id, String motto, String tutor, String competence) {
        if (led(viewer, id).isEmpty()) {
            return new TeamOutcome.NotFound();
        }
        for (var text : List.of(motto, tutor, competence)) {
            if (text.strip().length() > LONGEST) {
                return new TeamOutcome.TooLong(text.strip().length(), LONGEST);
            }
        }
        jdbc.sql("update people.team set motto = :motto, tutor = :tutor, competence = :competence where id = :id")
                .param("motto", motto.strip())
                .param("tutor", tutor.strip())
                .param("competence", competence.strip())
                .param("id", id.value())
                .update();
        return new TeamOutcome.Done();
    }

    /** The college grants its flag on a day, at an occasion. */
    public TeamOutcome grantFlag(Viewer viewer, TeamId id, LocalDate on, String occasion) {
        var page = find(viewer.mustCollege(), id);
        var refused = refusal(page, occasion);
        if (refused.isPresent()) {
            return refused.get();
        }
        if (on.isAfter(LocalDate.now(clock))) {
            return new TeamOutcome.NotYet();
        }
        int granted = jdbc.sql("""
                insert into people.team_flag (team_id, granted_on, occasion, granted_by)
                values (:team, :on, :occasion, :account) on conflict do nothing""")
                .param("team", id.value())
                .param("on", on)
                .param("occasion", occasion.strip())
                .param("account", viewer.account().value())
                .update();
        if (granted == 0) {
            return new TeamOutcome.Already();
        }
        audit.record(viewer, "flag-granted", "team " + id.value(), occasion.strip());
        tell(NoticeKind.FLAG_GRANTED, page.orElseThrow(), Recipient.leaderOf(id));
        return new TeamOutcome.Done();
    }

    /** The college takes its flag back, with a reason; that it was granted stays readable. */
    public TeamOutcome withdrawFlag(Viewer viewer, TeamId id, String reason) {
        var refused = refusal(find(viewer.mustCollege(), id), reason);
        if (refused.isPresent()) {
            return refused.get();
        }
        int withdrawn = jdbc.sql("""
                update people.team_flag set withdrawn_on = greatest(:today, granted_on), withdrawn_reason = :reason,
                    withdrawn_by = :account where team_id = :team and withdrawn_on is null""")
                .param("today", LocalDate.now(clock))
                .param("reason", reason.strip())
                .param("account", viewer.account().value())
                .param("team", id.value())
                .update();
        if (withdrawn == 0) {
            return new TeamOutcome.Already();
        }
        audit.record(viewer, "flag-withdrawn", "team " + id.value(), reason.strip());
        return new TeamOutcome.Done();
    }

    private static Optional<TeamOutcome> refusal(Optional<TeamPage> page, String words) {
        if (page.isEmpty()) {
            return Optional.of(new TeamOutcome.NotFound());
        }
        if (words.isBlank()) {
            return Optional.of(new TeamOutcome.ReasonMissing());
        }
        int length = words.strip().length();
        return length > LONGEST ? Optional.of(new TeamOutcome.TooLong(length, LONGEST)) : Optional.empty();
    }

    private Optional<TeamPage> led(Viewer viewer, TeamId id) {
        return find(viewer.mustCollege(), id).filter(page -> page.isLedBy(viewer.student()));
    }

    private Optional<TeamPage> leader(Viewer viewer, TeamId id) {
        return led(viewer, id)
                .filter(page -> page.member(viewer.student())
                        .filter(each -> each.rank() == TeamPage.Rank.LEADER)
                        .isPresent());
    }

    private void tell(NoticeKind kind, TeamPage page, Recipient to) {
        outbox.put(Notice.of(
                kind,
                page.team().college(),
                List.of(to),
                "/teams/" + page.team().id().value(),
                Detail.words(page.team().name())));
    }
}
