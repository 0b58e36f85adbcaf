package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
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
        private final Activity activity;

        Story(Platform platform, Browsing browsing, String title, int daysAhead) {
            this.browsing = browsing;
            this.activity = new Activity(
                    browsing,
                    title,
                    LocalDate.ofInstant(platform.now(), China.TIME).plusDays(daysAhead));
        }

        void tell() {
            activity.ordered("帮社区拍一张全家福", "20:30", "21:30", "摄影", 1);
            var both = activity.twoWhoCan("claim");
            var slow = both.get(0);
            browsing.look(slow, "s1-open");
            var fast = both.get(1);
            takes(fast);
            seesItGo(slow);
            standsInLine(slow);
            givesItBack(fast);
            getsItAfterAll(slow);
        }

        private void takes(Page page) {
            activity.card(page).locator("form[action$='/claim'] button").click();
            page.waitForSelector(".q-said");
            assertThat(page.url()).as("got in").contains("/my/sessions/");
        }

        private void seesItGo(Page page) {
            page.waitForFunction(
                    "title => [...document.querySelectorAll('.card')].filter(card => card.textContent.includes(title))"
                            + ".some(card => { const places = card.querySelector('[data-live-role]');"
                            + " return places && places.textContent === places.dataset.none; })",
                    activity.title());
            assertThat(activity.card(page)
                            .locator("form[action$='/claim'] button")
                            .textContent())
                    .isIn("候补", "Stand in line");
            browsing.look(page, "s2-gone-without-a-reload");
        }

        private void standsInLine(Page page) {
            activity.card(page).locator("form[action$='/claim'] button").click();
            page.waitForSelector(".q-said");
            assertThat(page.locator(".q-said").textContent()).contains("1");
            activity.pool(page);
            assertThat(activity.card(page).locator("form[action$='/withdraw']").count())
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
            activity.opened(page, "/my");
            assertThat(activity.card(page).textContent())
                    .as("why: for its turn, and for nothing that no run has looked at")
                    .containsAnyOf("轮到你了", "it is your turn");
            browsing.look(page, "s4-your-turn");
            activity.card(page).locator("form[action$='/accept'] button").click();
            page.waitForSelector(".q-said");
            activity.pool(page);
            assertThat(page.locator("main").textContent())
                    .as("nothing is left of it")
                    .doesNotContain(activity.title());
        }
    }
}
