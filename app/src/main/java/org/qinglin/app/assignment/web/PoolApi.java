package org.qinglin.app.assignment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Admission;
import org.qinglin.app.assignment.AdmissionOutcome;
import org.qinglin.app.assignment.Admissions;
import org.qinglin.app.assignment.Applicant;
import org.qinglin.app.assignment.ClaimOutcome;
import org.qinglin.app.assignment.Lottery;
import org.qinglin.app.assignment.OfferId;
import org.qinglin.app.assignment.OpenPlace;
import org.qinglin.app.assignment.OpenPool;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.assignment.WithdrawOutcome;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.web.ApiAnswers;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The open pool for programs. */
@RestController
@Tag(name = "pool", description = "抢单: open places, and who takes or applies for them")
class PoolApi {

    private final OpenPool pool;
    private final Admissions admissions;
    private final Sessions sessions;
    private final Requests requests;
    private final OutcomeWords words;
    private final ApiAnswers answers;
    private final Clock clock;

    PoolApi(
            OpenPool pool,
            Admissions admissions,
            Sessions sessions,
            Requests requests,
            OutcomeWords words,
            ApiAnswers answers,
            Clock clock) {
        this.pool = pool;
        this.admissions = admissions;
        this.sessions = sessions;
        this.requests = requests;
        this.words = words;
        this.answers = answers;
        this.clock = clock;
    }

    /** One open place; {@code outcome} and {@code why} say what keeps the student from it, null if nothing does. */
    record Open(
            long role,
            SessionId session,
            String title,
            String community,
            java.time.Instant startsAt,
            java.time.Instant endsAt,
            String name,
            int free,
            Admission admission,
            @Nullable Draw lottery,
            int metres,
            @Nullable String outcome,
            @Nullable String why) {}

    /** A lottery for the places: when its list closes, and how many have applied so far. */
    record Draw(java.time.Instant closesAt, int applicants, Lottery.Stage stage) {}

    /** @param closesAt of a lottery, such as 2026-06-04T18:00 in China's time; what is proposed where it is not given */
    record Mode(@Nullable Admission mode, @Nullable String closesAt) {}

    @Operation(summary = "Open places of the student's college, of 14 days from a day on")
    @GetMapping("/api/pool")
    List<Open> open(@CurrentViewer Viewer viewer, @RequestParam(required = false) @Nullable String from) {
        var first = new PoolPages.Filter(null, from, null, null, null, null, null).first(LocalDate.now(clock));
        return pool
                .within(
                        viewer,
                        first.atStartOfDay(China.TIME).toInstant(),
                        first.plusDays(PoolPages.DAYS).atStartOfDay(China.TIME).toInstant())
                .open()
                .stream()
                .map(this::told)
                .toList();
    }

    private Open told(OpenPlace place) {
        var obstacle = place.obstacle();
        var lottery = place.lottery();
        return new Open(
                place.role().id().value(),
                place.session().id(),
                place.request().title(),
                place.request().community().value(),
                place.session().startsAt(),
                place.session().endsAt(),
                place.role().name(),
                place.free(),
                place.admission(),
                lottery == null
                        ? null
                        : new Draw(lottery.closesAt(), lottery.applicants(), lottery.stage(clock.instant())),
                place.metres(),
                obstacle == null ? null : obstacle.getClass().getSimpleName(),
                obstacle == null ? null : words.of(obstacle));
    }

    @Operation(
            summary =
                    "Take a place, stand in line for it (202), or apply for it where the organiser chooses or a lottery"
                            + " decides; 409 with the"
                            + " named outcome otherwise; 429 with Retry-After when too many reach for it at this moment")
    @PostMapping("/api/pool/{id}/claim")
    ResponseEntity<Object> claim(
            @CurrentViewer Viewer viewer,
            @PathVariable long id,
            @RequestHeader(name = "Idempotency-Key", required = false) @Nullable String key) {
        return answer(pool.claim(viewer, new SessionRoleId(id), key));
    }

    @Operation(summary = "Take an application back")
    @PostMapping("/api/my/applications/{id}/withdraw")
    ResponseEntity<Object> withdraw(@CurrentViewer Viewer viewer, @PathVariable long id) {
        var outcome = pool.withdraw(viewer, new OfferId(id));
        return outcome instanceof WithdrawOutcome.ListClosed
                ? answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome))
                : done(outcome instanceof WithdrawOutcome.Done);
    }

    @Operation(
            summary =
                    "How people get in who sign up for themselves; for a lottery with the time at which its list closes. 409"
                            + " while applications wait that were made under another way")
    @PostMapping("/api/sessions/{id}/admission")
    ResponseEntity<Object> admission(@CurrentViewer Viewer viewer, @PathVariable long id, @RequestBody Mode mode) {
        var wanted = mode.mode() == null ? Admission.FIRST_COME : mode.mode();
        var outcome = admissions.set(viewer, new SessionId(id), wanted, mode.closesAt());
        if (outcome instanceof AdmissionOutcome.Faulty faulty) {
            return answers.faulty(faulty.faults());
        } else if (outcome instanceof AdmissionOutcome.NotFound) {
            return answers.notFound();
        }
        return outcome instanceof AdmissionOutcome.Done
                ? ResponseEntity.noContent().build()
                : answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }

    @Operation(
            summary =
                    "Who waits for the organiser's word, first come first; those of one group of friends are decided as one")
    @GetMapping("/api/sessions/{id}/applicants")
    ResponseEntity<Object> applicants(@CurrentViewer Viewer viewer, @PathVariable long id) {
        return sessions.find(new SessionId(id))
                .filter(session -> requests.find(viewer, session.request()).isPresent())
                .<ResponseEntity<Object>>map(session -> {
                    List<Applicant> waiting = pool.applicants(session.id());
                    return ResponseEntity.ok(waiting);
                })
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "The organiser takes who applied, with all friends who applied together, or none of them")
    @PostMapping("/api/sessions/{id}/applicants/{offer}/choose")
    ResponseEntity<Object> choose(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long offer) {
        return answer(pool.choose(viewer, new SessionId(id), new OfferId(offer)));
    }

    @Operation(summary = "The organiser takes others; a group of friends is turned down as one")
    @PostMapping("/api/sessions/{id}/applicants/{offer}/turn-down")
    ResponseEntity<Object> turnDown(@CurrentViewer Viewer viewer, @PathVariable long id, @PathVariable long offer) {
        return done(pool.turnDown(viewer, new SessionId(id), new OfferId(offer)));
    }

    private ResponseEntity<Object> done(boolean done) {
        return done ? ResponseEntity.noContent().build() : answers.notFound();
    }

    private ResponseEntity<Object> answer(ClaimOutcome outcome) {
        if (outcome instanceof ClaimOutcome.NotFound) {
            return answers.notFound();
        }
        if (outcome instanceof ClaimOutcome.Waiting) {
            return ResponseEntity.accepted().body(outcome);
        }
        if (outcome instanceof ClaimOutcome.Busy busy) {
            return answers.comeAgain(busy, busy.retryAfter(), words.of(outcome));
        }
        if (outcome instanceof ClaimOutcome.Confirmed
                || outcome instanceof ClaimOutcome.Applied
                || outcome instanceof ClaimOutcome.InLottery
                || outcome instanceof ClaimOutcome.Already) {
            return ResponseEntity.ok(outcome);
        }
        return answers.refusal(HttpStatus.CONFLICT, (Record) outcome, words.of(outcome));
    }
}
