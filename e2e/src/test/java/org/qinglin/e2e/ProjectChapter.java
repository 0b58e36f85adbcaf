package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** A project with its plan, what both bring, a milestone and its results. */
record ProjectChapter(Telling story) {

    static final String RESULT = "修好了十二件，留下一张维修卡。";

    void finished(String name) {
        var page = story.opened("college", "/projects/new");
        page.fill("#field-name", name + " " + story.faculty());
        page.selectOption("#field-programme", "VolunteerService");
        page.fill("#field-startsOn", story.day(0));
        page.fill("#field-endsOn", story.day(30));
        page.fill("#field-plan", "先问村里最想办什么，再分两次去。");
        page.fill("#field-collegeBrings", "工具箱\n同学六名");
        page.click("main form button.btn-primary");
        page.waitForURL(Pattern.compile("/projects/\\d+"));
        take(page, "begin");
        page.locator("details:has(#field-dueOn) > summary").click();
        page.fill("#field-dueOn", story.day(7));
        page.fill("#field-what", "第一次进村");
        Telling.press(page.locator("form[action$='/milestones'] button"));
        Telling.press(page.locator("form[action$='/reach'] button"));
        page.fill("#field-words", RESULT);
        story.browsing().look(page, "y6-project");
        take(page, "finish");
        assertThat(page.locator(".q-proof").textContent()).contains(RESULT);
    }

    private static void take(Page page, String step) {
        Telling.press(page.locator("form[action$='/steps']")
                .filter(new Locator.FilterOptions().setHas(page.locator("input[name=step][value=" + step + "]")))
                .locator("button"));
    }
}
