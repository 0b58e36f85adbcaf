package org.qinglin.app.assignment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.FriendGroup;
import org.qinglin.app.assignment.FriendGroups;
import org.qinglin.app.assignment.GroupOutcome;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.people.Student;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

/** Friends who sign up together, for programs. */
@RestController
@Tag(name = "groups", description = "朋友一起报名: friends who get places, or apply for them, together or not at all")
class GroupApi {

    private final FriendGroups groups;
    private final Students students;
    private final OutcomeWords words;
    private final ApiAnswers answers;
    private final Clock clock;

    GroupApi(FriendGroups groups, Students students, OutcomeWords words, ApiAnswers answers, Clock clock) {
        this.groups = groups;
        this.students = students;
        this.words = words;
        this.answers = answers;
        this.clock = clock;
    }

    /** @param members names of those who agreed, whoever started it first */
    record Told(
            String code,
            SessionId session,
            SessionRoleId role,
            FriendGroup.Stage stage,
            Instant expiresAt,
            List<String> members,
            boolean started,
            boolean in) {}

    @Operation(summary = "Start a group of friends for a role; answers its code, the same one if it stands already")
    @PostMapping("/api/pool/{id}/group")
    ResponseEntity<Object> start(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return answer(groups.start(viewer, new SessionRoleId(id)), Map.of());
    }

    @Operation(summary = "A group, to whoever of its college has its code")
    @GetMapping("/api/groups/{id}")
    ResponseEntity<Object> one(@CurrentViewer Viewer viewer, @PathVariable String id) {
        return groups.find(viewer, id)
                .<ResponseEntity<Object>>map(group -> {
                    var names = names(group);
                    return ResponseEntity.ok(new Told(
                            group.code(),
                            group.session(),
                            group.role(),
                            group.stage(clock.instant()),
                            group.expiresAt(),
                            group.members().stream()
                                    .map(each -> names.getOrDefault(each, ""))
                                    .toList(),
                            group.starter().equals(viewer.student()),
                            group.has(viewer.student())));
                })
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "Agree to go together, for oneself")
    @PostMapping("/api/groups/{id}/agree")
    ResponseEntity<Object> agree(@CurrentViewer Viewer viewer, @PathVariable String id) {
        return answer(groups.agree(viewer, id), Map.of());
    }

    @Operation(summary = "Go; whoever started the group ends it so, and what they applied for together is taken back")
    @PostMapping("/api/groups/{id}/leave")
    ResponseEntity<Object> leave(@CurrentViewer Viewer viewer, @PathVariable String id) {
        return answer(groups.leave(viewer, id), Map.of());
    }

    @Operation(
            summary =
                    "Sign all of them up, or nobody; where the organiser chooses, all of them apply as one. 409 with the named"
                            + " outcome if they cannot all go")
    @PostMapping("/api/groups/{id}/submit")
    ResponseEntity<Object> submit(@CurrentViewer Viewer viewer, @PathVariable String id) {
        var names = groups.find(viewer, id).map(this::names).orElse(Map.of());
        return answer(groups.submit(viewer, id), names);
    }

    private Map<StudentId, String> names(FriendGroup group) {
        return students.byIds(group.members()).values().stream().collect(Collectors.toMap(Student::id, Student::name));
    }

    private ResponseEntity<Object> answer(GroupOutcome outcome, Map<StudentId, String> names) {
        if (outcome instanceof GroupOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof GroupOutcome.Busy busy) {
            return answers.comeAgain(busy, busy.retryAfter(), words.of(outcome, names));
        }
        if (outcome instanceof GroupOutcome.Started
                || outcome instanceof GroupOutcome.Agreed
                || outcome instanceof GroupOutcome.Left
                || outcome instanceof GroupOutcome.Ended
                || outcome instanceof GroupOutcome.Placed
                || outcome instanceof GroupOutcome.Applied) {
            return ResponseEntity.ok(outcome);
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome, names));
    }
}
