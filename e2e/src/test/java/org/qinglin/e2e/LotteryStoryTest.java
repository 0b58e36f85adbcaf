package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.shared.China;
import org.qinglin.ledger.LotteryCheck;

/** A lottery: opened by the community, applied in by students; and the one of yesterday, drawn, downloaded, computed anew. */
class LotteryStoryTest {

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "at {0} px in {1}")
    @CsvSource({"390, zh", "1280, en"})
    void aLotteryFromItsOpeningToAStrangersCheck(int width, String language) throws Exception {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            var day = LocalDate.ofInstant(platform.now(), China.TIME).plusDays(width < 600 ? 18 : 19);
            var story = new Story(browsing, new Activity(browsing, "抽签去" + width, day));
            story.communityOpensALottery();
            story.studentsApply();
            platform.drawLots();
            story.aStrangerComputesTheDrawAnew(language);
        }
    }

    private record Story(Browsing browsing, Activity activity) {

        void communityOpensALottery() {
            var order = activity.ordered("带孩子们认识潮间带的生物", "20:00", "21:00", "讲解", 1);
            var page = activity.opened(browsing.as("community"), "/orders/" + order);
            page.locator("main a[href^='/sessions/']").first().click();
            page.check("input[name='mode'][value='LOTTERY']");
            browsing.look(page, "l1-three-ways");
            page.click("form[action$='/admission'] button");
            page.waitForSelector(".q-said");
            assertThat(page.locator(".q-said").textContent()).containsAnyOf("抽签", "lottery");
        }

        void studentsApply() {
            var in = activity.whoCan("claim").limit(2).map(this::applies).toList();
            assertThat(in).as("tickets").hasSize(2).doesNotHaveDuplicates();
        }

        /** Returns what the pool tells the student by then, the ticket among it. */
        private String applies(Page page) {
            browsing.look(page, "l2-a-lottery-in-the-pool");
            activity.card(page).locator("form[action$='/claim'] button").click();
            page.waitForSelector(".q-said");
            activity.pool(page);
            browsing.look(page, "l3-own-ticket");
            return activity.card(page).locator(".q-tag.good").textContent();
        }

        void aStrangerComputesTheDrawAnew(String language) throws Exception {
            var page = activity.opened(browsing.stranger(), "/lotteries?lang=" + language);
            browsing.look(page, "l4-lotteries");
            var drawn = page.locator(".card:has(.q-tag.good) a").first().getAttribute("href");
            activity.opened(page, drawn);
            assertThat(page.locator("main table tbody tr").count()).isGreaterThanOrEqualTo(9);
            browsing.look(page, "l5-drawn");
            var download = page.waitForDownload(() -> page.click("a[href$='/file']"));
            var text = Files.readString(download.path(), StandardCharsets.US_ASCII);
            assertThat(LotteryCheck.of(text)).isEmpty();
            var first = page.locator("main table tbody tr code").first().textContent();
            assertThat(LotteryCheck.of(text.replace(first, "0000000000"))).isNotEmpty();
        }
    }
}
