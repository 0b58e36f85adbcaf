package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The summary meeting: who is invited scans at the door, the award and a flag are handed over, minutes, report. */
record MeetingChapter(Telling story) {

    private static final int DAY = 10;
    private static final String MINUTES = "总结一年的工作，部署下一年的共建。";

    /** @param honour the name of a finished round of awards */
    void held(String honour) throws Exception {
        var meeting = announced(honour);
        story.platform().travelTo(story.began().plusDays(DAY).atTime(14, 0));
        var screen = story.opened("faculty", meeting + "/screen");
        assertThat(screen.locator("[data-count=here]").textContent()).isEqualTo("0");
        story.browsing().look(screen, "y12-door");
        var leader = story.browsing().as("leader");
        leader.navigate(OfflineScanTest.scanned(screen));
        var tap = leader.locator("form[action$='/sign'] button");
        if (tap.count() > 0) {
            Telling.press(tap);
        }
        story.browsing().look(leader, "y12-signed");
        com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat(screen.locator("[data-count=here]"))
                .hasText("1");
        handedOver(meeting);
        story.platform().travelTo(story.began().plusDays(DAY).atTime(16, 30));
        minuted(meeting);
        var report = story.opened("college", meeting + "/report");
        assertThat(report.locator("main").textContent()).contains(honour, MINUTES);
        story.browsing().look(report, "y13-meeting");
        assertThat(report.request()
                        .get(story.browsing().at(meeting + "/report.pdf"))
                        .status())
                .isEqualTo(200);
    }

    private String announced(String honour) {
        var page = story.opened("college", "/meetings/new");
        page.fill("#field-title", "总结启动会 " + story.faculty());
        page.fill("#field-day", story.day(DAY));
        page.fill("#field-from", "14:00");
        page.fill("#field-to", "16:00");
        page.fill("#field-place", "报告厅");
        page.click("main form button.btn-primary");
        page.waitForURL(Pattern.compile("/meetings/\\d+"));
        var meeting = Telling.path(page).replaceAll("/plan$", "");
        page.navigate(story.browsing().at(meeting + "/plan"));
        page.fill("#field-what", "授旗与表彰");
        Telling.press(page.locator("form[action$='/items'] button.w-100"));
        ceremony(page, honour, "");
        ceremony(page, null, "红旗志愿队");
        for (var kind : page.locator("[name=kinds]").all()) {
            kind.check();
        }
        Telling.press(page.locator("form[action$='/invitations'] button.btn-primary"));
        page.navigate(story.browsing().at(meeting));
        Telling.press(page.locator("form[action$='/announce'] button"));
        return meeting;
    }

    /** @param called what is handed over, by its name in the list; null for the first flag there is */
    private static void ceremony(Page page, @Nullable String called, String title) {
        var form = page.locator("form[action$='/ceremonies']");
        var choice = called == null
                ? form.locator("#field-choice option[value*='_FLAG']").first()
                : form.locator("#field-choice option")
                        .filter(new Locator.FilterOptions().setHasText(called))
                        .first();
        form.locator("#field-choice").selectOption(choice.getAttribute("value"));
        if (!title.isEmpty()) {
            form.locator("#field-title").fill(title);
        }
        Telling.press(form.locator("button.w-100"));
    }

    private void handedOver(String meeting) {
        var page = story.opened("college", meeting);
        var done = page.locator("form[action*='/ceremonies/'][action$='/done'] button");
        while (done.count() > 0) {
            Telling.press(done.first());
        }
    }

    private void minuted(String meeting) {
        var writer = story.opened("faculty", meeting);
        writer.fill("#field-minutes", MINUTES);
        Telling.press(writer.locator("form[action$='/minutes'] button"));
        Telling.press(story.opened("college", meeting).locator("form[action$='/confirm'] button"));
    }
}
