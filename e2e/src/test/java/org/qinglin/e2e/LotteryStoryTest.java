package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
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
            var story = new Story(
                    browsing,
                    "抽签去" + width,
                    LocalDate.ofInstant(platform.now(), China.TIME).plusDays(width < 600 ? 18 : 19));
            story.communityOpensALottery();
            story.studentsApply();
            platform.drawLots();
            story.aStrangerComputesTheDrawAnew(language);
        }
    }

    private record Story(Browsing browsing, String title, LocalDate day) {

        private Page opened(Page page, String path) {
            page.navigate(browsing.at(path));
            return page;
        }

        void communityOpensALottery() {
            var page = opened(browsing.as("community"), "/orders/new");
            page.fill("#field-title", title);
            page.fill("#field-description", "带孩子们认识潮间带的生物");
            page.selectOption("#field-programme", "VolunteerService");
            page.fill("[name='sessions[0].date']", day.toString());
            page.fill("[name='sessions[0].from']", "20:00");
            page.fill("[name='sessions[0].to']", "21:00");
            page.fill("[name='roles[0].name']", "讲解");
            page.fill("[name='roles[0].min']", "1");
            page.fill("[name='roles[0].max']", "1");
            page.fill("#field-riskText", "室内活动，无特殊风险");
            page.fill("#field-contactPhone", "10000000008");
            page.click("main form button.btn-primary");
            var order = page.url().replaceAll(".*/", "");
            var college = opened(browsing.as("college"), "/review/" + order);
            college.click("form[action$='/accept'] button");
            college.waitForSelector(".q-said");
            opened(page, "/orders/" + order);
            page.locator("main a[href^='/sessions/']").first().click();
            page.check("input[name='mode'][value='LOTTERY']");
            browsing.look(page, "l1-three-ways");
            page.click("form[action$='/admission'] button");
            page.waitForSelector(".q-said");
            assertThat(page.locator(".q-said").textContent()).containsAnyOf("抽签", "lottery");
        }

        private Locator card(Page page) {
            return page.locator(".card", new Page.LocatorOptions().setHasText(title))
                    .first();
        }

        void studentsApply() {
            var in = new ArrayList<String>();
            for (var line : students()) {
                var page = opened(browsing.as(line.split(",")[0]), "/pool?from=" + day);
                var form = card(page).locator("form[action$='/claim'] button");
                if (form.count() == 0) {
                    continue;
                }
                if (in.isEmpty()) {
                    browsing.look(page, "l2-a-lottery-in-the-pool");
                }
                form.click();
                page.waitForSelector(".q-said");
                opened(page, "/pool?from=" + day);
                in.add(card(page).locator(".q-tag.good").textContent());
                if (in.size() == 2) {
                    browsing.look(page, "l3-own-ticket");
                    break;
                }
            }
            assertThat(in).as("tickets").hasSize(2).doesNotHaveDuplicates();
        }

        private List<String> students() {
            return browsing.as("college")
                    .request()
                    .get(browsing.at("/students/export?format=csv"))
                    .text()
                    .lines()
                    .skip(1)
                    .limit(12)
                    .toList();
        }

        void aStrangerComputesTheDrawAnew(String language) throws Exception {
            var page = opened(browsing.stranger(), "/lotteries?lang=" + language);
            browsing.look(page, "l4-lotteries");
            var drawn = page.locator(".card:has(.q-tag.good) a").first().getAttribute("href");
            opened(page, drawn);
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
