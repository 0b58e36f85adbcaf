package org.qinglin.app.insight.web;

import java.time.Clock;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.CurrentViewer;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.insight.Board;
import org.qinglin.app.insight.Board.SessionState;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.programmes.Campaign;
import org.qinglin.app.programmes.CampaignId;
import org.qinglin.app.programmes.Campaigns;
import org.qinglin.app.shared.China;
import org.qinglin.app.shared.web.NotFound;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** One campaign: what it is for, its days, and how far its goals are reached. */
@Controller
class CampaignPage {

    private static final int MINUTES_OF_AN_HOUR = 60;

    private final Campaigns campaigns;
    private final Requests requests;
    private final Board board;
    private final Say say;
    private final Clock clock;

    CampaignPage(Campaigns campaigns, Requests requests, Board board, Say say, Clock clock) {
        this.campaigns = campaigns;
        this.requests = requests;
        this.board = board;
        this.say = say;
        this.clock = clock;
    }

    /**
     * One count and its goal.
     *
     * @param goal null where the campaign sets itself none
     */
    record Reached(String label, long count, @Nullable Integer goal) {

        public int percent() {
            return goal == null ? 0 : (int) Math.min(100, 100 * count / goal);
        }
    }

    @GetMapping("/campaigns/{id}")
    String campaign(@CurrentViewer Viewer viewer, @PathVariable long id, Model model) {
        var campaign = campaigns.find(viewer.mustCollege(), new CampaignId(id)).orElseThrow(NotFound::new);
        var orders = requests.inCampaign(campaign.id());
        var sessions =
                board.sessionsOf(orders).values().stream().flatMap(List::stream).toList();
        model.addAttribute("campaign", campaign);
        model.addAttribute("orders", orders.size());
        model.addAttribute("reached", reached(campaign, sessions));
        model.addAttribute("today", LocalDate.now(clock));
        model.addAttribute("keeps", viewer.is(Role.COLLEGE));
        model.addAttribute("weeks", weeks(sessions));
        return "insight/campaign";
    }

    private List<Reached> reached(Campaign campaign, List<SessionState> sessions) {
        var done = sessions.stream().filter(SessionState::confirmed).toList();
        long minutes = done.stream().mapToLong(SessionState::minutes).sum();
        return List.of(
                new Reached(
                        say.text("campaign.sessions"),
                        done.size(),
                        campaign.goals().sessions()),
                new Reached(
                        say.text("campaign.people"),
                        board.people(done.stream().map(SessionState::id).toList()),
                        campaign.goals().people()),
                new Reached(
                        say.text("campaign.hours"),
                        minutes / MINUTES_OF_AN_HOUR,
                        campaign.goals().hours()));
    }

    /** What happens in the week that begins on {@code monday}. */
    record Week(LocalDate monday, int sessions, int places, int taken) {

        public LocalDate sunday() {
            return monday.plusDays(6);
        }
    }

    private static List<Week> weeks(List<SessionState> sessions) {
        var byWeek = new TreeMap<LocalDate, List<SessionState>>();
        for (var session : sessions) {
            byWeek.computeIfAbsent(
                            LocalDate.ofInstant(session.startsAt(), China.TIME)
                                    .with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY)),
                            monday -> new ArrayList<>())
                    .add(session);
        }
        return byWeek.entrySet().stream()
                .map(each -> new Week(
                        each.getKey(),
                        each.getValue().size(),
                        each.getValue().stream().mapToInt(SessionState::places).sum(),
                        each.getValue().stream().mapToInt(SessionState::taken).sum()))
                .toList();
    }
}
