package org.qinglin.app.awards;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.attendance.Served;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.Team;
import org.qinglin.app.people.Teams;
import org.qinglin.app.projects.Project;
import org.qinglin.app.projects.Projects;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Who may be nominated by whom: the college nominates any of its own, a faculty and a team their own, a community those
 * who really served there. Whoever is not the viewer's to nominate is answered like whoever does not exist.
 */
@Service
@Transactional(readOnly = true)
public class Nominees {

    private static final int MOST_PROJECTS = 500;

    private final Students students;
    private final Teams teams;
    private final Projects projects;
    private final Organisations organisations;
    private final Sessions sessions;
    private final Served served;

    Nominees(
            Students students,
            Teams teams,
            Projects projects,
            Organisations organisations,
            Sessions sessions,
            Served served) {
        this.students = students;
        this.teams = teams;
        this.projects = projects;
        this.organisations = organisations;
        this.sessions = sessions;
        this.served = served;
    }

    /** @param id of a student, team or project, or a community's code */
    public record Nominee(
            long id,
            String name,
            @Nullable UnitId faculty,
            @Nullable TeamId team,
            @Nullable PlaceCode community) {}

    /** Whom the viewer may choose from; nobody where a round is for volunteers, who are named by their student number. */
    public List<Nominee> choices(Viewer viewer, AwardRound round) {
        return all(viewer, round).filter(each -> isTheirs(viewer, round, each)).toList();
    }

    private Stream<Nominee> all(Viewer viewer, AwardRound round) {
        return switch (round.kind()) {
            case VOLUNTEER -> Stream.of();
            case TEAM -> teams.of(round.college()).stream().map(Nominees::team);
            case COMMUNITY ->
                organisations.communitiesOf(round.college()).stream().map(each -> community(round, each));
            case PROJECT ->
                projects.of(viewer, "", 0, MOST_PROJECTS).stream()
                        .filter(each -> each.college().equals(round.college()))
                        .map(Nominees::project);
        };
    }

    /**
     * @param named the student number of a volunteer, the number of a team or project, a community's code
     * @return nobody where the nominee is not the viewer's to nominate
     */
    Optional<Nominee> find(Viewer viewer, AwardRound round, String named) {
        var found = round.kind() == AwardKind.VOLUNTEER
                ? students.byNumber(round.college(), named).map(each -> student(round.college(), each))
                : all(viewer, round)
                        .filter(each -> Long.toString(each.id()).equals(named))
                        .findFirst();
        return found.filter(each -> isTheirs(viewer, round, each));
    }

    private boolean isTheirs(Viewer viewer, AwardRound round, Nominee nominee) {
        if (viewer.is(Role.COLLEGE)) {
            return true;
        }
        if (viewer.is(Role.FACULTY)) {
            return viewer.mustUnit().equals(nominee.faculty());
        }
        if (viewer.is(Role.COMMUNITY)) {
            return isTheirs(viewer.mustPlace(), round, nominee);
        }
        return viewer.is(Role.TEAM_LEADER) && viewer.mustTeam().equals(nominee.team());
    }

    private boolean isTheirs(PlaceCode community, AwardRound round, Nominee nominee) {
        return switch (round.kind()) {
            case VOLUNTEER -> servedAt(community, round.college()).contains(new StudentId(nominee.id()));
            case TEAM -> {
                var there = servedAt(community, round.college());
                yield teams.members(round.college(), new TeamId(nominee.id())).stream()
                        .anyMatch(there::contains);
            }
            // Nobody praises themselves.
            case COMMUNITY -> false;
            case PROJECT -> community.equals(nominee.community());
        };
    }

    /** The college's students whose confirmed hours at a community stand. */
    private Set<StudentId> servedAt(PlaceCode community, CollegeId college) {
        return served.at(
                college,
                sessions.of(community, Instant.EPOCH).stream()
                        .map(ServiceSession::id)
                        .toList());
    }

    private Nominee student(CollegeId college, Student student) {
        var faculty =
                organisations.unit(college, student.classId()).map(Unit::parent).orElse(null);
        var team = teams.teamByMember(college).get(student.id());
        return new Nominee(student.id().value(), student.name(), faculty, team, null);
    }

    private static Nominee team(Team team) {
        return new Nominee(team.id().value(), team.name(), team.faculty(), team.id(), null);
    }

    private static Nominee project(Project project) {
        return new Nominee(
                project.id().value(), project.name(), project.faculty(), project.team(), project.community());
    }

    private Nominee community(AwardRound round, Community community) {
        var faculty =
                organisations.partnerFaculty(round.college(), community.code()).orElse(null);
        return new Nominee(Long.parseLong(community.code().value()), community.name(), faculty, null, community.code());
    }
}
