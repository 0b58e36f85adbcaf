package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** An agreement with a new street is drafted, agreed to, signed and counted; a year later it is renewed. */
record AgreementChapter(Telling story) {

    private static final String SUBMIT = "form[action$='/submit'] button";

    /** @return the agreement's path */
    String signed() {
        var agreement = drafted();
        bothSidesAgree(agreement);
        sign(agreement);
        var page = story.opened(Telling.STREET, agreement + "/fulfilment");
        assertThat(page.locator("main").textContent()).contains("一年服务一百个小时", "100");
        story.browsing().look(page, "y3-fulfilment");
        return agreement;
    }

    private String drafted() {
        var page = story.opened("college", "/agreements/new");
        var choice = page.locator("#field-faculty option")
                .filter(new Locator.FilterOptions().setHasText(story.faculty()))
                .first();
        page.selectOption("#field-faculty", choice.getAttribute("value"));
        page.locator("#street-text").pressSequentially("泊里");
        page.locator("#street-options [role=option]").first().click();
        page.fill("#field-title", story.faculty() + "泊里镇社区学院共建协议");
        page.fill("#field-startsOn", story.day(0));
        page.fill("#field-endsOn", story.began().plusYears(1).toString());
        page.fill("#field-body", "双方共建社区学院。");
        promise(page, 0, "一年服务一百个小时", "service-hours", "100");
        promise(page, 1, "一年共享两次场地", "resources-shared", "2");
        story.browsing().look(page, "y1-draft");
        return submitted(page);
    }

    private static void promise(Page page, int line, String words, String measure, String target) {
        var promise = page.locator("fieldset.q-line").nth(line);
        promise.locator("[name$='.words']").fill(words);
        promise.locator("[name$='.measure']").selectOption(measure);
        promise.locator("[name$='.target']").fill(target);
    }

    private static String submitted(Page page) {
        page.click("main form button.btn-primary.w-100");
        page.waitForURL(Pattern.compile("/agreements/\\d+"));
        Telling.press(page.locator(SUBMIT));
        return Telling.path(page);
    }

    private void bothSidesAgree(String agreement) {
        for (var side : new String[] {"college", Telling.STREET}) {
            var agree = story.opened(side, agreement).locator("form[action$='/agree'] button");
            if (agree.count() == 1) {
                Telling.press(agree);
            }
        }
    }

    private void sign(String agreement) {
        var page = story.opened("college", agreement);
        page.fill("#field-collegeSignatory", "党总支书记");
        page.fill("#field-streetSignatory", "镇党委副书记");
        story.browsing().look(page, "y2-sign");
        Telling.press(page.locator("form[action$='/sign'] button"));
        assertThat(page.locator("main").textContent()).contains("党总支书记");
    }

    /** One use of the two promised stands beside the draft; the new one goes on from the day after the old one's last. */
    void renewed(String agreement) {
        var page = story.opened("college", "/agreements/new?renews=" + agreement.replaceAll(".*/", ""));
        page.waitForSelector("main :text('一年共享两次场地')");
        story.browsing().look(page, "y12-renewal");
        var renewal = submitted(page);
        bothSidesAgree(renewal);
        sign(renewal);
        assertThat(story.opened(Telling.STREET, agreement)
                        .locator("a[href$='" + renewal + "']")
                        .count())
                .isPositive();
    }
}
