package org.qinglin.app.portal.web;

import org.qinglin.app.insight.Board;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.people.Teams;
import org.qinglin.app.programmes.Programmes;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** What the community college is, for everyone: its loop, its programmes, its figures, its teams. */
@Controller
class PortalPage {

    private final Board board;
    private final Programmes programmes;
    private final Organisations organisations;
    private final Teams teams;

    PortalPage(Board board, Programmes programmes, Organisations organisations, Teams teams) {
        this.board = board;
        this.programmes = programmes;
        this.organisations = organisations;
        this.teams = teams;
    }

    @GetMapping("/")
    String portal(Model model) {
        var colleges = organisations.colleges();
        model.addAttribute("figures", board.everywhere());
        model.addAttribute("programmes", programmes.all());
        model.addAttribute("colleges", colleges);
        model.addAttribute(
                "teams",
                colleges.stream().flatMap(each -> teams.of(each.id()).stream()).toList());
        return "portal/portal";
    }
}
