package org.qinglin.app.programmes;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.FormCheck;

/**
 * A campaign as it was typed.
 *
 * @param startsOn such as 2027-03-01; {@code endsOn} belongs to it too
 * @param goalSessions sessions, people and hours that it wants to reach; each may be left out
 */
public record CampaignForm(
        @Nullable String name,
        @Nullable String startsOn,
        @Nullable String endsOn,
        @Nullable String about,
        @Nullable String goalSessions,
        @Nullable String goalPeople,
        @Nullable String goalHours) {

    public static final CampaignForm EMPTY = new CampaignForm("", "", "", "", "", "", "");

    /** A campaign without more than its name and days. */
    public static CampaignForm of(String name, LocalDate startsOn, LocalDate endsOn) {
        return new CampaignForm(name, startsOn.toString(), endsOn.toString(), null, null, null, null);
    }

    public static final int LONGEST_NAME = 40;
    public static final int LONGEST_DAYS = 366;

    private static final int LONGEST_ABOUT = 1000;
    private static final int LARGEST_GOAL = 1_000_000;

    record Wanted(String name, LocalDate startsOn, LocalDate endsOn, String about, Campaign.Goals goals) {}

    Checked<Wanted> check() {
        var form = new FormCheck();
        var text = form.text("name", name, LONGEST_NAME);
        var first = form.date("startsOn", startsOn);
        var last = form.date("endsOn", endsOn);
        form.inOrder("endsOn", first, last, LONGEST_DAYS);
        var words = form.optional("about", about, LONGEST_ABOUT);
        var goals = new Campaign.Goals(
                goal("goalSessions", goalSessions, form),
                goal("goalPeople", goalPeople, form),
                goal("goalHours", goalHours, form));
        return form.result(() ->
                new Wanted(text, FormCheck.given(first), FormCheck.given(last), words == null ? "" : words, goals));
    }

    private static @Nullable Integer goal(String field, @Nullable String value, FormCheck form) {
        return value == null || value.isBlank() ? null : form.whole(field, value, 1, LARGEST_GOAL);
    }
}
