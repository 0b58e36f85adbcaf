package org.qinglin.app.assignment.web;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.assignment.Lotteries;
import org.qinglin.app.assignment.Lottery;
import org.qinglin.app.assignment.PublicValue;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceRequest;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRole;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.web.ApiAnswers;
import org.qinglin.app.shared.web.NotFound;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.ResponseBody;

/**
 * Lotteries for everyone, without an account: every value, in words, and the file that anyone can check. Nothing of it is
 * about a person: whose ticket is whose is told to that student alone.
 */
@Controller
@Tag(name = "lotteries", description = "抽签: lotteries for places, sealed, drawn, and checked by anyone")
class LotteryPages {

    private static final int MOST = 60;

    private final Lotteries lotteries;
    private final Sessions sessions;
    private final Requests requests;
    private final Organisations organisations;
    private final ApiAnswers answers;
    private final Clock clock;

    LotteryPages(
            Lotteries lotteries,
            Sessions sessions,
            Requests requests,
            Organisations organisations,
            ApiAnswers answers,
            Clock clock) {
        this.lotteries = lotteries;
        this.sessions = sessions;
        this.requests = requests;
        this.organisations = organisations;
        this.answers = answers;
        this.clock = clock;
    }

    /** A lottery with where and when it is about, in the words of the register and not of whoever ordered. */
    record Shown(Lottery lottery, Lottery.Stage stage, String community, ServiceSession session) {

        /** Roles with their tickets drawn, in the order of the order. */
        public List<DrawnRole> roles() {
            var draw = lottery.draw();
            return draw == null
                    ? List.of()
                    : session.roles().stream()
                            .filter(each -> draw.places().containsKey(each.id()))
                            .map(each -> drawn(each, draw))
                            .toList();
        }

        /** The day, in China, whose first head is mixed in, as far as is known by now. */
        public LocalDate valueDay() {
            var seal = lottery.seal();
            return LocalDate.ofInstant(seal == null ? lottery.closesAt() : seal.at(), China.TIME)
                    .plusDays(1);
        }

        /** Who was drawn first, to compute by hand; null if nobody was. */
        public @Nullable String firstTicket() {
            return roles().stream()
                    .flatMap(each -> each.results().stream())
                    .map(Lottery.Result::ticket)
                    .findFirst()
                    .orElse(null);
        }

        private static DrawnRole drawn(SessionRole role, Lottery.Draw draw) {
            return new DrawnRole(
                    role.id(),
                    role.name(),
                    Objects.requireNonNull(draw.places().get(role.id())),
                    draw.results().getOrDefault(role.id(), List.of()));
        }
    }

    record DrawnRole(SessionRoleId id, String name, int places, List<Lottery.Result> results) {}

    private List<Shown> shown(Collection<Lottery> all) {
        var of = sessions.byIds(all.stream().map(Lottery::session).toList()).stream()
                .collect(Collectors.toMap(ServiceSession::id, each -> each));
        Map<?, ServiceRequest> about = requests.byIds(
                of.values().stream().map(ServiceSession::request).distinct().toList());
        var communities = organisations.communities(about.values().stream()
                .map(ServiceRequest::community)
                .distinct()
                .toList());
        return all.stream()
                .filter(each -> of.containsKey(each.session()))
                .map(each -> {
                    var session = Objects.requireNonNull(of.get(each.session()));
                    var request = Objects.requireNonNull(about.get(session.request()));
                    Community community = communities.get(request.community());
                    return new Shown(
                            each, each.stage(clock.instant()), community == null ? "" : community.name(), session);
                })
                .toList();
    }

    private Optional<Shown> shown(long id) {
        return lotteries
                .find(new SessionId(id))
                .flatMap(each -> shown(List.of(each)).stream().findFirst());
    }

    @GetMapping("/lotteries")
    String list(Model model) {
        model.addAttribute("lotteries", shown(lotteries.latest(MOST)));
        return "assignment/lotteries";
    }

    @GetMapping("/lotteries/{id}")
    String page(@PathVariable long id, Model model) {
        var shown = shown(id).orElseThrow(NotFound::new);
        model.addAttribute("shown", shown);
        model.addAttribute("lottery", shown.lottery());
        return "assignment/lottery";
    }

    @GetMapping("/lotteries/{id}/file")
    ResponseEntity<String> file(@PathVariable long id) {
        var text = lotteries.file(new SessionId(id)).orElseThrow(NotFound::new);
        return ResponseEntity.ok()
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.attachment()
                                .filename("qinglin-lottery-" + id + ".txt")
                                .build()
                                .toString())
                .contentType(MediaType.TEXT_PLAIN)
                .body(text);
    }

    /** A lottery as programs read it. The seed is there once it is drawn. */
    record Told(
            SessionId session,
            String community,
            Instant startsAt,
            Instant endsAt,
            Lottery.Stage stage,
            Instant openedAt,
            Instant closesAt,
            String commitment,
            int applicants,
            Lottery.@Nullable Seal seal,
            @Nullable DrawTold draw,
            @Nullable Instant calledOffAt) {}

    record DrawTold(Instant at, String seed, PublicValue value, List<DrawnRole> roles) {}

    private static Told told(Shown shown) {
        var lottery = shown.lottery();
        var draw = lottery.draw();
        return new Told(
                lottery.session(),
                shown.community(),
                shown.session().startsAt(),
                shown.session().endsAt(),
                shown.stage(),
                lottery.openedAt(),
                lottery.closesAt(),
                lottery.commitment(),
                lottery.applicants(),
                lottery.seal(),
                draw == null ? null : new DrawTold(draw.at(), draw.seed(), draw.value(), shown.roles()),
                lottery.calledOffAt());
    }

    @Operation(summary = "The latest lotteries, the newest first")
    @GetMapping("/api/lotteries")
    @ResponseBody
    List<Told> all() {
        return shown(lotteries.latest(MOST)).stream().map(LotteryPages::told).toList();
    }

    @Operation(summary = "The lottery of a session, with every value that is known by now")
    @GetMapping("/api/lotteries/{id}")
    @ResponseBody
    ResponseEntity<Object> one(@PathVariable long id) {
        return shown(id)
                .<ResponseEntity<Object>>map(each -> ResponseEntity.ok(told(each)))
                .orElseGet(answers::notFound);
    }

    @Operation(summary = "The file that ./qinglin lottery checks; 404 until the list is closed")
    @GetMapping(value = "/api/lotteries/{id}/file", produces = MediaType.TEXT_PLAIN_VALUE)
    ResponseEntity<String> apiFile(@PathVariable long id) {
        return file(id);
    }

    @Operation(summary = "The viewer's own tickets, with what was drawn")
    @GetMapping("/api/my/tickets")
    @ResponseBody
    Collection<Lotteries.Ticket> tickets(@CurrentViewer Viewer viewer) {
        return lotteries.ticketsOf(viewer.mustStudent()).values();
    }
}
