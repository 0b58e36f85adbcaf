package org.qinglin.app.portal.web;

import org.qinglin.app.insight.Board;
import org.qinglin.app.news.News;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Teams;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/** What the community college is, for everyone: its loop, its programmes, its figures, its teams. */
@Controller
class PortalPage {

    private static final int LATEST = 3;
    private static final int MONTHS = 12;

    private final Board board;
    private final Programmes programmes;
    private final Organisations organisations;
    private final Teams teams;
    private final News news;
    private final Say say;

    PortalPage(Board board, Programmes programmes, Organisations organisations, Teams teams, News news, Say say) {
        this.board = board;
        this.programmes = programmes;
        this.organisations = organisations;
        this.teams = teams;
        this.news = news;
        this.say = say;
    }

    @GetMapping("/")
    String portal(Model model) {
        var colleges = organisations.colleges();
        model.addAttribute("figures", board.everywhere());
        model.addAttribute("months", MonthChart.of(board.hoursByMonth(MONTHS), say));
        model.addAttribute("news", news.published(null, 0, LATEST));
        model.addAttribute("previewOf", say.text("portal.lead"));
        model.addAttribute(
                "previewAddress",
                ServletUriComponentsBuilder.fromCurrentContextPath().path("/").toUriString());
        model.addAttribute("programmes", programmes.all());
        model.addAttribute("colleges", colleges);
        model.addAttribute(
                "teams",
                colleges.stream().flatMap(each -> teams.of(each.id()).stream()).toList());
        return "portal/portal";
    }
}
