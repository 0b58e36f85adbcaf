package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.shared.China;

/** One place that two students want: one is faster, the other sees it go, waits in line, and gets it after all. */
class SignUpStoryTest {

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "at {0} px in {1}")
    @CsvSource({"390, zh", "1280, en"})
    void theLastPlace(int width, String language) {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            // A day of its own: nobody serves twice at one time.
            new Story(platform, browsing, "只要一个人" + width, width < 600 ? 16 : 17).tell();
        }
    }

    private static final class Story {

        private final Browsing browsing;
        private final String title;
        private final LocalDate day;

        Story(Platform platform, Browsing browsing, String title, int daysAhead) {
            this.browsing = browsing;
            this.title = title;
            this.day = LocalDate.ofInstant(platform.now(), China.TIME).plusDays(daysAhead);
        }

        void tell() {
            communityOrdersOnePlace();
            var both = twoWhoCan();
            var slow = both.get(0);
            browsing.look(slow, "s1-open");
            var fast = both.get(1);
            takes(fast);
            seesItGo(slow);
            standsInLine(slow);
            givesItBack(fast);
            getsItAfterAll(slow);
        }

        private Page opened(Page page, String path) {
            page.navigate(browsing.at(path));
            return page;
        }

        private void communityOrdersOnePlace() {
            var page = opened(browsing.as("community"), "/orders/new");
            page.fill("#field-title", title);
            page.fill("#field-description", "帮社区拍一张全家福");
            page.selectOption("#field-programme", "VolunteerService");
            page.fill("[name='sessions[0].date']", day.toString());
            page.fill("[name='sessions[0].from']", "20:30");
            page.fill("[name='sessions[0].to']", "21:30");
            page.fill("[name='roles[0].name']", "摄影");
            page.fill("[name='roles[0].min']", "1");
            page.fill("[name='roles[0].max']", "1");
            page.fill("#field-riskText", "室内活动，无特殊风险");
            page.fill("#field-contactPhone", "10000000008");
            page.click("main form button.btn-primary");
            var order = page.url().replaceAll(".*/", "");
            var college = opened(browsing.as("college"), "/review/" + order);
            college.click("form[action$='/accept'] button");
            college.waitForSelector(".q-said");
        }

        private Locator card(Page page) {
            return page.locator(".card", new Page.LocatorOptions().setHasText(title))
                    .first();
        }

        /** The first two of the list of students whom nothing keeps from it. */
        private List<Page> twoWhoCan() {
            var list = browsing.as("college")
                    .request()
                    .get(browsing.at("/students/export?format=csv"))
                    .text();
            var found = new ArrayList<Page>();
            for (var line : list.lines().skip(1).limit(12).toList()) {
                var page = opened(browsing.as(line.split(",")[0]), "/pool?from=" + day);
                if (card(page).locator("form[action$='/claim']").count() == 1) {
                    found.add(page);
                }
                if (found.size() == 2) {
                    return found;
                }
            }
            throw new AssertionError("fewer than two can take the place: "
                    + list.lines().limit(13).toList());
        }

        private void takes(Page page) {
            card(page).locator("form[action$='/claim'] button").click();
            page.waitForSelector(".q-said");
            assertThat(page.url()).as("got in").contains("/my/sessions/");
        }

        private void seesItGo(Page page) {
            page.waitForFunction(
                    "title => [...document.querySelectorAll('.card')].filter(card => card.textContent.includes(title))"
                            + ".some(card => { const places = card.querySelector('[data-live-role]');"
                            + " return places && places.textContent === places.dataset.none; })",
                    title);
            assertThat(card(page).locator("form[action$='/claim'] button").textContent())
                    .isIn("候补", "Stand in line");
            browsing.look(page, "s2-gone-without-a-reload");
        }

        private void standsInLine(Page page) {
            card(page).locator("form[action$='/claim'] button").click();
            page.waitForSelector(".q-said");
            assertThat(page.locator(".q-said").textContent()).contains("1");
            opened(page, "/pool?from=" + day);
            assertThat(card(page).locator("form[action$='/withdraw']").count())
                    .as("stands in line, and may leave it")
                    .isEqualTo(1);
            page.evaluate("document.querySelectorAll('details').forEach(each => each.open = true)");
            browsing.look(page, "s3-in-line");
        }

        private void givesItBack(Page page) {
            page.locator("details:has(form[action$='/give-up']) summary").click();
            page.fill("form[action$='/give-up'] textarea, form[action$='/give-up'] input[name='reason']", "那天要回家");
            page.onceDialog(Dialog::accept);
            page.click("form[action$='/give-up'] button");
            page.waitForSelector(".q-said");
        }

        private void getsItAfterAll(Page page) {
            opened(page, "/my");
            assertThat(card(page).textContent())
                    .as("why: for its turn, and for nothing that no run has looked at")
                    .containsAnyOf("轮到你了", "it is your turn");
            browsing.look(page, "s4-your-turn");
            card(page).locator("form[action$='/accept'] button").click();
            page.waitForSelector(".q-said");
            opened(page, "/pool?from=" + day);
            assertThat(page.locator("main").textContent())
                    .as("nothing is left of it")
                    .doesNotContain(title);
        }
    }
}
