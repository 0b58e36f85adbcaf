package org.qinglin.app.people.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.people.Team;
import org.qinglin.app.people.TeamLife;
import org.qinglin.app.people.TeamOutcome;
import org.qinglin.app.people.TeamPage;
import org.qinglin.app.people.Teams;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.Say;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Teams for programs. */
@RestController
@Tag(name = "teams", description = "服务队: members and ranks, joining, hand-over, the flag")
class TeamApi {

    private final TeamLife life;
    private final Teams teams;
    private final ApiAnswers answers;
    private final Say say;
    private final Clock clock;

    TeamApi(TeamLife life, Teams teams, ApiAnswers answers, Say say, Clock clock) {
        this.life = life;
        this.teams = teams;
        this.answers = answers;
        this.say = say;
        this.clock = clock;
    }

    record Words(@Nullable String words) {}

    record Answer(@Nullable Boolean accept) {}

    record NewRank(@Nullable Boolean deputy) {}

    record About(
            @Nullable String motto,
            @Nullable String tutor,
            @Nullable String competence) {}

    record Granting(@Nullable LocalDate on, @Nullable String occasion) {}

    record Reason(@Nullable String reason) {}

    private static String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    @Operation(summary = "The teams of the viewer's college")
    @GetMapping("/api/teams")
    List<Team> list(@CurrentViewer Viewer viewer) {
        return teams.of(viewer.mustCollege());
    }

    @Operation(summary = "One team; its people only for its members and the college")
    @GetMapping("/api/teams/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return life.find(viewer.mustCollege(), new TeamId(id))
                .<ResponseEntity<Object>>map(page -> ResponseEntity.ok(shown(viewer, page)))
                .orElseGet(answers::notFound);
    }

    private static TeamPage shown(Viewer viewer, TeamPage page) {
        boolean staff = viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY);
        boolean inside = staff || page.member(viewer.student()).isPresent();
        return new TeamPage(
                page.team(),
                page.tutor(),
                page.competence(),
                inside ? page.members() : List.of(),
                staff || page.isLedBy(viewer.student()) ? page.requests() : List.of(),
                page.flags(),
                inside ? page.former() : List.of());
    }

    @Operation(summary = "A student asks to join")
    @PostMapping("/api/teams/{id}/join")
    ResponseEntity<Object> join(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Words words) {
        return answer(life.ask(viewer, new TeamId(id), text(words.words())));
    }

    @Operation(summary = "Whoever leads answers")
    @PostMapping("/api/teams/{id}/requests/{student}")
    ResponseEntity<Object> decide(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long student,
            @RequestBody Answer answer) {
        return answer(
                life.decide(viewer, new TeamId(id), new StudentId(student), Boolean.TRUE.equals(answer.accept())));
    }

    @Operation(summary = "A member leaves, or is taken out by whoever leads")
    @PostMapping("/api/teams/{id}/members/{student}/leave")
    ResponseEntity<Object> leave(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long student) {
        return answer(life.leave(viewer, new TeamId(id), new StudentId(student)));
    }

    @Operation(summary = "The leader makes a member a deputy, or a deputy a member")
    @PostMapping("/api/teams/{id}/members/{student}/rank")
    ResponseEntity<Object> rank(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @PathVariable long student,
            @RequestBody NewRank rank) {
        return answer(life.rank(viewer, new TeamId(id), new StudentId(student), Boolean.TRUE.equals(rank.deputy())));
    }

    @Operation(summary = "The leader hands the team over; both sign in anew")
    @PostMapping("/api/teams/{id}/members/{student}/hand-over")
    ResponseEntity<Object> handOver(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long student) {
        return answer(life.handOver(viewer, new TeamId(id), new StudentId(student)));
    }

    @Operation(summary = "The college or the team's faculty names a leader among the members of a team that has none")
    @PostMapping("/api/teams/{id}/members/{student}/appoint")
    ResponseEntity<Object> appoint(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long student) {
        return answer(life.appoint(viewer, new TeamId(id), new StudentId(student)));
    }

    @Operation(summary = "Motto, tutor and what the team can do")
    @PostMapping("/api/teams/{id}/about")
    ResponseEntity<Object> describe(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody About about) {
        return answer(life.describe(
                viewer, new TeamId(id), text(about.motto()), text(about.tutor()), text(about.competence())));
    }

    @Operation(summary = "The college grants its flag")
    @PostMapping("/api/teams/{id}/flag")
    ResponseEntity<Object> grant(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Granting granting) {
        var on = granting.on() == null ? LocalDate.now(clock) : granting.on();
        return answer(life.grantFlag(viewer, new TeamId(id), on, text(granting.occasion())));
    }

    @Operation(summary = "The college takes its flag back, with a reason")
    @PostMapping("/api/teams/{id}/flag/withdraw")
    ResponseEntity<Object> withdraw(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(life.withdrawFlag(viewer, new TeamId(id), text(reason.reason())));
    }

    private ResponseEntity<Object> answer(TeamOutcome outcome) {
        if (outcome instanceof TeamOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof TeamOutcome.Done) {
            return ResponseEntity.noContent().build();
        }
        boolean input = outcome instanceof TeamOutcome.ReasonMissing
                || outcome instanceof TeamOutcome.TooLong
                || outcome instanceof TeamOutcome.NotYet;
        return answers.refusal(
                input ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT,
                (Record) outcome,
                TeamWords.of(outcome, "kept", say));
    }
}
