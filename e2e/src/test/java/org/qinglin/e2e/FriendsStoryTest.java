package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.shared.China;

/** Two friends who go together: one sends a link, the other agrees, both have their places. */
class FriendsStoryTest {

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "at {0} px in {1}")
    @CsvSource({"390, zh", "1280, en"})
    void together(int width, String language) {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            var day = LocalDate.ofInstant(platform.now(), China.TIME).plusDays(width < 600 ? 20 : 21);
            new Story(browsing, "结伴去" + width, day).tell();
        }
    }

    private record Story(Browsing browsing, String title, LocalDate day) {

        private Page opened(Page page, String path) {
            page.navigate(browsing.at(path));
            return page;
        }

        void tell() {
            communityOrdersTwoPlaces();
            var both = twoWhoCan();
            var starter = both.get(0);
            card(starter).locator("form[action$='/group'] button").click();
            starter.waitForSelector("#group-link");
            browsing.look(starter, "g1-the-link");
            var link = starter.inputValue("#group-link");
            var friend = both.get(1);
            friend.navigate(link);
            browsing.look(friend, "g2-a-friend-opens-it");
            friend.click("form[action$='/agree'] button");
            friend.waitForSelector(".q-said");
            starter.reload();
            browsing.look(starter, "g3-both-agreed");
            starter.click("form[action$='/submit'] button");
            starter.waitForSelector(".q-said");
            assertThat(starter.url()).as("both are in").contains("/my/sessions/");
            friend.navigate(link);
            assertThat(friend.locator("main").textContent()).containsAnyOf("已经一起报上了", "You have your places together");
        }

        private void communityOrdersTwoPlaces() {
            var page = opened(browsing.as("community"), "/orders/new");
            page.fill("#field-title", title);
            page.fill("#field-description", "一起布置社区的图书角");
            page.selectOption("#field-programme", "VolunteerService");
            page.fill("[name='sessions[0].date']", day.toString());
            page.fill("[name='sessions[0].from']", "20:00");
            page.fill("[name='sessions[0].to']", "21:00");
            page.fill("[name='roles[0].name']", "布置");
            page.fill("[name='roles[0].min']", "1");
            page.fill("[name='roles[0].max']", "2");
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

        private List<Page> twoWhoCan() {
            var list = browsing.as("college")
                    .request()
                    .get(browsing.at("/students/export?format=csv"))
                    .text();
            var found = new ArrayList<Page>();
            for (var line : list.lines().skip(1).limit(12).toList()) {
                var page = opened(browsing.as(line.split(",")[0]), "/pool?from=" + day);
                if (card(page).locator("form[action$='/group']").count() == 1) {
                    found.add(page);
                }
                if (found.size() == 2) {
                    return found;
                }
            }
            throw new AssertionError("fewer than two can take the places");
        }
    }
}
