package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.regex.Pattern;
import org.qinglin.credential.Main;

/** Projects of the year are named, scored and put on notice; somebody objects, is answered, and the honour stands. */
record AwardChapter(Telling story) {

    /** @return the round's path, with one project named */
    String named(String project) {
        var page = story.opened("college", "/awards/new?kind=PROJECT");
        page.fill("#field-name", "优秀项目 " + story.faculty());
        page.fill("#field-winners", "1");
        page.fill("#field-countsFrom", story.day(-100));
        page.fill("#field-nominateUntil", story.day(0));
        page.fill("#field-scoreUntil", story.day(1));
        for (var threshold : page.locator("form [inputmode=decimal]").all()) {
            threshold.fill("");
        }
        page.click("main form button.btn-primary");
        page.waitForURL(Pattern.compile("/awards/\\d+"));
        var round = Telling.path(page);
        var choice = page.locator("#field-nominee option")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(project))
                .first();
        page.selectOption("#field-nominee", choice.getAttribute("value"));
        page.fill("#field-reason", "两次进村，修好十二件");
        Telling.press(page.locator("form[action$='/nominations'] button.btn-primary"));
        return round;
    }

    /** On the day after the nominations, by a community that has no part in it. */
    void scored(String round) {
        var jury = story.opened("community", round);
        jury.locator("form[action$='/score'] [name=points]").first().fill("92");
        Telling.press(jury.locator("form[action$='/score'] button").first());
        story.browsing().look(jury, "y7-score");
    }

    void proposedAndObjectedTo(String round) {
        Telling.press(story.opened("college", round).locator("form[action$='/propose'] button"));
        var leader = story.opened("leader", round);
        var form = leader.locator("form[action$='/object']").first();
        if (!form.isVisible()) {
            leader.locator("details:has(form[action$='/object']) > summary")
                    .first()
                    .click();
        }
        form.locator("[name=reason]").fill("第二次进村不是他们去的");
        Telling.press(form.locator("button"));
        story.browsing().look(leader, "y10-objection");
        var college = story.opened("college", round);
        var answer = college.locator("form[action*='/objections/']").first();
        answer.locator("[name=answer]").fill("已与村里核对，两次都是他们");
        Telling.press(answer.locator("button[value=false]"));
    }

    /** When the seven days of notice are over. */
    void honoured(String round, String project) {
        story.platform().endAwardNotices();
        var page = story.browsing().stranger();
        page.navigate(story.browsing().at("/honours"));
        assertThat(page.locator("main").textContent()).contains(project);
        story.browsing().look(page, "y11-honours");
        page.locator("main a")
                .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText(project))
                .first()
                .click();
        page.waitForURL(Pattern.compile("/honours/[0-9A-Z]{16}"));
        assertThat(page.locator("[role=status]").textContent()).contains("真实有效", project);
        story.browsing().look(page, "y12-badge");
        verified(page);
        var college = story.opened("college", round);
        assertThat(college.locator("a[href$='/certificate.pdf']").count()).isPositive();
    }

    /** The badge as anybody downloads it, by the offline verifier with the published keys alone. */
    private void verified(Page page) {
        var badge = page.waitForDownload(
                        () -> page.locator("a[href$='/badge.svg']").click())
                .path();
        var keys = badge.resolveSibling("keys.json");
        try {
            Files.writeString(
                    keys,
                    page.request()
                            .get(story.browsing().at("/.well-known/jwks.json"))
                            .text());
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        assertThat(Main.run(
                        "verify",
                        badge.toString(),
                        "--keys",
                        keys.toString(),
                        "--at",
                        story.platform().now().toString()))
                .as("the badge is genuine")
                .isZero();
    }
}
