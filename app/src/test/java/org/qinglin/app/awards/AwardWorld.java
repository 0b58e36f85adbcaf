package org.qinglin.app.awards;

import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.qinglin.app.World;
import org.qinglin.app.people.Teams;
import org.qinglin.app.projects.ProjectDesk;
import org.qinglin.app.projects.ProjectId;
import org.qinglin.app.projects.ProjectStep;
import org.qinglin.app.shared.TravellingClock;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Awards that stand: for tests of what comes after. */
@Component
public class AwardWorld {

    private final World world;
    private final AwardRounds rounds;
    private final RoundDesk desk;
    private final Nominations nominations;
    private final Jury jury;
    private final Teams teams;
    private final ProjectDesk projects;
    private final TravellingClock clock;
    private final JdbcClient jdbc;

    AwardWorld(
            World world,
            AwardRounds rounds,
            RoundDesk desk,
            Nominations nominations,
            Jury jury,
            Teams teams,
            ProjectDesk projects,
            TravellingClock clock,
            JdbcClient jdbc) {
        this.world = world;
        this.rounds = rounds;
        this.desk = desk;
        this.nominations = nominations;
        this.jury = jury;
        this.teams = teams;
        this.projects = projects;
        this.clock = clock;
        this.jdbc = jdbc;
    }

    /** An award with the code of its certificate. */
    public record Awarded(long round, long nomination, String code) {}

    /** The campus' first student is honoured. */
    public Awarded student(World.Campus campus) {
        return awarded(campus, "VOLUNTEER", world.numberOf(campus, 0), campus.mark() + "表彰", Map.of("MISSES", "0"));
    }

    /** Its team is, by a round of this name. */
    public Awarded team(World.Campus campus, String name) {
        var team = teams.of(campus.id()).get(0).id().value();
        return awarded(campus, "TEAM", Long.toString(team), name, Map.of("MEMBERS", "2"));
    }

    /** A project of its faculty that is finished with results, and honoured. */
    public Awarded project(World.Campus campus, ProjectId project) {
        var faculty = campus.facultyAccount().getViewer();
        projects.take(faculty, project, new ProjectStep.Begin());
        projects.take(faculty, project, new ProjectStep.Finish("墙画完了"));
        return awarded(campus, "PROJECT", Long.toString(project.value()), "优秀项目", Map.of("FINISHED", "1"));
    }

    private Awarded awarded(
            World.Campus campus, String kind, String nominee, String name, Map<String, String> thresholds) {
        var today = LocalDate.now(clock);
        var round = done(rounds.announce(
                campus.college(),
                new AwardRounds.Input(
                        name,
                        kind,
                        "1",
                        today.minusYears(1).toString(),
                        today.toString(),
                        today.plusDays(1).toString(),
                        thresholds)));
        var nomination = done(nominations.nominate(campus.facultyAccount().getViewer(), round, nominee, "常来"));
        done(later(1, () -> jury.score(campus.college(), round, nomination, "90")));
        done(later(2, () -> desk.take(campus.college(), round, new RoundStep.Propose())));
        later(10, desk::endDue);
        var code = jdbc.sql("select check_code from awards.certificate where nomination_id = :id")
                .param("id", nomination)
                .query(String.class)
                .single();
        return new Awarded(round, nomination, code);
    }

    public <T> T later(int days, Supplier<T> step) {
        return clock.at(clock.instant().plus(Duration.ofDays(days)), step);
    }

    public static long done(AwardOutcome outcome) {
        if (outcome instanceof AwardOutcome.Done done) {
            return done.id();
        }
        throw new AssertionError("the award was not taken: " + outcome);
    }
}
