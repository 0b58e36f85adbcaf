package org.qinglin.app.assignment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.assignment.ShareId;
import org.qinglin.app.assignment.ShareOutcome;
import org.qinglin.app.assignment.TeamClaimOutcome;
import org.qinglin.app.assignment.TeamPlaces;
import org.qinglin.app.assignment.TeamShare;
import org.qinglin.app.assignment.TeamShares;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.RequestId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.people.TeamPage;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.TeamId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/** Places of teams, for programs: taken by a team itself, or kept for it as its share of an order. */
@RestController
@Tag(name = "team places", description = "Places taken and shared by teams")
class TeamPlaceApi {

    private final TeamPlaces places;
    private final TeamShares shares;
    private final OutcomeWords words;
    private final ApiAnswers answers;

    TeamPlaceApi(TeamPlaces places, TeamShares shares, OutcomeWords words, ApiAnswers answers) {
        this.places = places;
        this.shares = shares;
        this.words = words;
        this.answers = answers;
    }

    record Named(@Nullable List<Long> members) {

        List<StudentId> students() {
            return members == null
                    ? List.of()
                    : members.stream().map(StudentId::new).toList();
        }
    }

    /** @param places how many are kept for the team */
    record Giving(
            @Nullable Long role,
            @Nullable Long team,
            @Nullable Integer places) {}

    record Reason(@Nullable String reason) {}

    /** @param status OFFERED, ACCEPTED, REFUSED, LAPSED, TAKEN_BACK or CANCELLED */
    record ShareJson(
            long id,
            long session,
            long role,
            long team,
            String teamName,
            int places,
            String status,
            Instant respondBy,
            @Nullable String reason) {

        static ShareJson of(TeamShare share, String team) {
            return new ShareJson(
                    share.id().value(),
                    share.session().value(),
                    share.role().value(),
                    share.team().value(),
                    team,
                    share.places(),
                    share.status().name(),
                    share.respondBy(),
                    share.reason());
        }
    }

    /** @param free places of the role that nobody has, was asked for, or has kept */
    record PartJson(long session, long role, String name, int free, List<ShareJson> shares) {}

    @Operation(summary = "Whoever leads a team takes places for all who are named, or for nobody")
    @PostMapping("/api/teams/{id}/places/{role}")
    ResponseEntity<Object> take(
            @CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long role, @RequestBody Named named) {
        var team = new TeamId(id);
        var roleId = new SessionRoleId(role);
        return answers.gap("members", named.members())
                .orElseGet(() -> answer(viewer, team, roleId, places.take(viewer, team, roleId, named.students())));
    }

    @Operation(summary = "How an order is parted among teams: its roles to come, what is free, and every share")
    @GetMapping("/api/requests/{id}/shares")
    ResponseEntity<Object> parting(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return shares.parting(viewer, new RequestId(id))
                .<ResponseEntity<Object>>map(parting -> ResponseEntity.ok(parting.parts().stream()
                        .map(part -> new PartJson(
                                part.session().id().value(),
                                part.role().id().value(),
                                part.role().name(),
                                part.free(),
                                part.shares().stream()
                                        .map(each -> ShareJson.of(each.share(), each.team()))
                                        .toList()))
                        .toList()))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Keeps places of a role for a team until it answers")
    @PostMapping("/api/requests/{id}/shares")
    ResponseEntity<Object> offer(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Giving giving) {
        return giving.role() == null || giving.team() == null
                ? answers.notFound()
                : answer(shares.offer(
                        viewer,
                        new RequestId(id),
                        new SessionRoleId(giving.role()),
                        new TeamId(giving.team()),
                        giving.places()));
    }

    @Operation(summary = "Takes a share back that its team has not answered")
    @PostMapping("/api/shares/{id}/take-back")
    ResponseEntity<Object> takeBack(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(shares.takeBack(viewer, new ShareId(id)));
    }

    @Operation(summary = "Shares of the teams that the student leads, what waits for an answer first")
    @GetMapping("/api/shares")
    List<ShareJson> asked(@CurrentViewer Viewer viewer) {
        return shares.asked(viewer).stream()
                .map(each -> ShareJson.of(each.share(), each.team()))
                .toList();
    }

    @Operation(summary = "The team takes its share as a unit: a name for each place, or nobody")
    @PostMapping("/api/shares/{id}/accept")
    ResponseEntity<Object> accept(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Named named) {
        var asked = shares.asked(viewer, new ShareId(id));
        return asked.isEmpty()
                ? answers.notFound()
                : answers.gap("members", named.members())
                        .orElseGet(() -> answer(
                                viewer,
                                asked.get().share().team(),
                                asked.get().share().role(),
                                shares.accept(viewer, new ShareId(id), named.students())));
    }

    @Operation(summary = "The team refuses its share, with a reason; the places are free again")
    @PostMapping("/api/shares/{id}/refuse")
    ResponseEntity<Object> refuse(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Reason reason) {
        return answer(shares.refuse(viewer, new ShareId(id), reason.reason() == null ? "" : reason.reason()));
    }

    private ResponseEntity<Object> answer(Viewer viewer, TeamId team, SessionRoleId role, TeamClaimOutcome outcome) {
        if (outcome instanceof TeamClaimOutcome.NotFound) {
            return answers.notFound();
        }
        return outcome instanceof TeamClaimOutcome.Taken
                ? ResponseEntity.ok(outcome)
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome, names(viewer, team, role)));
    }

    private ResponseEntity<Object> answer(ShareOutcome outcome) {
        if (outcome instanceof ShareOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof ShareOutcome.Offered || outcome instanceof ShareOutcome.Freed) {
            return ResponseEntity.ok(outcome);
        }
        boolean faulty = outcome instanceof ShareOutcome.NoPlaces
                || outcome instanceof ShareOutcome.ReasonMissing
                || outcome instanceof ShareOutcome.ReasonTooLong;
        return answers.refusal(
                faulty ? HttpStatus.UNPROCESSABLE_CONTENT : HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }

    private Map<StudentId, String> names(Viewer viewer, TeamId team, SessionRoleId role) {
        return places.choice(viewer, team, role).stream()
                .flatMap(each -> each.team().members().stream())
                .collect(Collectors.toMap(TeamPage.Member::student, TeamPage.Member::name));
    }
}
