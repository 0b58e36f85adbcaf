package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An hour that is wrong: the student says so, one person of the college proposes, another approves, and only then the ledger grows. */
class DisputeStoryTest {

    private static final int MINUTES = 7;

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "at {0} px in {1}: a record of the {2}")
    @CsvSource({"390, zh, student", "1280, en, leader"})
    void aDisputedHourIsCorrectedByTwoPeople(int width, String language, String login) {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            var reason = "签退时手机没电了，社区王阿姨知道 " + width;
            var record = disputedBy(login, browsing, reason);

            var college = opened(browsing, "college", "/amendments");
            var dispute = card(college, reason);
            dispute.locator("details summary").first().click();
            dispute.locator("form[action$='/correct'] textarea").fill("看过社区的签到表 " + width);
            browsing.look(college, "d2-the-college-proposes");
            dispute.locator("form[action$='/correct'] button").click();
            college.waitForSelector(".q-said");
            assertThat(card(college, "看过社区的签到表 " + width)
                            .locator("form[action$='/approve']")
                            .count())
                    .as("who proposes does not approve")
                    .isZero();

            var student = opened(browsing, login, record);
            assertThat(student.locator("a[href$='/dispute']").count())
                    .as("what is open is not opened a second time")
                    .isZero();
            assertThat(standing(student)).as("nothing counts yet").doesNotContain(counted(language));

            var second = opened(browsing, colleague(browsing, "second-" + width), "/amendments");
            var proposed = card(second, "看过社区的签到表 " + width);
            browsing.look(second, "d3-a-second-person-approves");
            proposed.locator("form[action$='/approve'] button").click();
            second.waitForSelector(".q-said");

            opened(browsing, login, record);
            browsing.look(student, "d4-corrected");
            assertThat(standing(student)).contains(counted(language));
        }
    }

    private static String disputedBy(String login, Browsing browsing, String reason) {
        takeBackWhatWaits(opened(browsing, login, "/my/disputes"));
        var page = opened(browsing, login, "/my/hours");
        page.locator("main a[href^='/my/sessions/']").last().click();
        var record = page.url().replaceAll("^https?://[^/]+", "").replaceAll("\\?.*", "");
        page.locator("a[href$='/dispute']").click();
        page.fill("#field-minutes", Integer.toString(MINUTES));
        page.fill("#field-reason", reason);
        browsing.look(page, "d1-the-student-says-so");
        page.locator("form[action$='/dispute'] button.btn-primary").click();
        page.waitForSelector(".q-said");
        return record;
    }

    /** The demo has a dispute that waits; on some days it is about the only record there is, and one record has one dispute. */
    private static void takeBackWhatWaits(Page page) {
        var withdraw = page.locator("form[action$='/withdraw'] button");
        while (withdraw.count() > 0) {
            withdraw.first().click();
            page.waitForSelector(".q-said");
        }
    }

    /** Another person of the college, who gets an account by the administrator; returns the login. */
    private static String colleague(Browsing browsing, String login) {
        var admin = opened(browsing, "admin", "/accounts/new?role=COLLEGE");
        admin.selectOption("#field-college", new SelectOption().setIndex(1));
        admin.fill("#field-name", "校团委同事");
        admin.fill("#field-login", login);
        admin.fill("#field-password", "qinglin-demo");
        admin.click("main form button.btn-primary");
        admin.waitForSelector(".q-said");
        return login;
    }

    /** Seven minutes as a page tells them, in hours with one decimal (domain rule 8). */
    private static String counted(String language) {
        return language.equals("zh") ? "0.1 小时" : "0.1 h";
    }

    private static String standing(Page page) {
        return String.valueOf(page.locator("main").textContent());
    }

    private static Page opened(Browsing browsing, String login, String path) {
        var page = browsing.as(login);
        page.navigate(browsing.at(path));
        return page;
    }

    private static Locator card(Page page, String words) {
        return page.locator(".card", new Page.LocatorOptions().setHasText(words))
                .first();
    }
}
