package org.qinglin.app.assignment.web;

import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.qinglin.app.assignment.OutcomeWords;
import org.qinglin.app.assignment.TeamPlaces;
import org.qinglin.app.people.TeamPage;

/** One member as whoever leads the team reads it; {@code why} is empty if nothing keeps them from it. */
record TeamRow(TeamPage.Member member, String why) {

    /** Who can come stands first. */
    static List<TeamRow> of(TeamPlaces.Choice choice, OutcomeWords words) {
        return choice.members().stream()
                .map(each -> new TeamRow(
                        each.member(),
                        each.obstacle() == null ? "" : words.of(Objects.requireNonNull(each.obstacle()))))
                .sorted(Comparator.comparing((TeamRow row) -> !row.why().isEmpty()))
                .toList();
    }
}
