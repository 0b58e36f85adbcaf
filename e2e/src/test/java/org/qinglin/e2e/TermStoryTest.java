package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.shared.China;

/**
 * A term in small: what faculty, community, resident, college and students go through with an order that recurs, is asked
 * about, moves, and does not please; on the phone in Chinese, at the desk in English.
 */
class TermStoryTest {

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "at {0} px in {1}")
    @CsvSource({"390, zh", "1280, en"})
    void aTermInSmall(int width, String language) {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            new Term(platform, browsing, "术语" + width, language.equals("en")).tell();
        }
    }

    private static final class Term {

        private final Platform platform;
        private final Browsing browsing;
        private final String title;
        private final boolean english;
        private final LocalDate day;

        Term(Platform platform, Browsing browsing, String mark, boolean english) {
            this.platform = platform;
            this.browsing = browsing;
            this.title = "夜校手机课堂" + mark;
            this.english = english;
            this.day = LocalDate.ofInstant(platform.now(), China.TIME).plusDays(10);
        }

        void tell() {
            facultyPutsItOnTheMenu();
            var order = communityOrdersItEveryWeek();
            var wish = helperEntersAWish();
            collegeAsksBackAndAccepts(order);
            collegeAccepts(wish);
            var run = collegeDispatches();
            var student = oneDeclinesAndAnotherIsAsked(run, order);
            var calendar = studentAcceptsAndSubscribes(student);
            teamAcceptsAsAUnit();
            var session = sessionOf(order);
            communityMovesIt(session);
            studentConfirmsAnew(student, session, calendar);
            bothSidesEvaluateBlindly(student, session);
            communityReports(session);
            collegeFollowsItUp();
        }

        private Page opened(Page page, String path) {
            page.navigate(browsing.at(path));
            return page;
        }

        private void facultyPutsItOnTheMenu() {
            var page = opened(browsing.as("faculty"), "/menu/new");
            browsing.look(page, "t1-menu-form");
            page.fill("#field-title", title);
            page.fill("#field-description", "两人一组，晚上教老人用手机");
            page.selectOption("#field-programme", "VolunteerService");
            page.fill("#field-minutes", "120");
            page.fill("#field-roleName", "助教");
            page.fill("#field-min", "1");
            page.fill("#field-max", "2");
            page.fill("#field-riskText", "室内活动，无特殊风险；夜间往返结伴");
            page.click("main form button.btn-primary");
            assertThat(page.locator("main").textContent()).contains(title);
            browsing.look(page, "t1-menu");
        }

        /** @return the order's number */
        private String communityOrdersItEveryWeek() {
            var page = opened(browsing.as("community"), "/menu?q=" + title);
            page.click("main a[href*='/orders/new?menu=']");
            assertThat(page.inputValue("#field-title")).isEqualTo(title);
            page.locator("details:has([name='weekly.firstDay']) summary").click();
            page.locator("label:has([name='weekly.weekdays'][value='"
                            + day.getDayOfWeek().getValue() + "'])")
                    .click();
            page.fill("[name='weekly.firstDay']", day.toString());
            page.fill("[name='weekly.lastDay']", day.plusDays(7).toString());
            page.fill("[name='weekly.from']", "18:30");
            page.fill("[name='weekly.to']", "20:30");
            page.click("button[hx-post$='/orders/preview']");
            page.waitForSelector("#preview .q-days li");
            assertThat(page.locator("#preview .q-days li").count()).isEqualTo(2);
            browsing.look(page, "t2-preview");
            page.fill("#field-contactPhone", "10000000008");
            page.click("main form button.btn-primary");
            assertThat(page.locator("h1").textContent()).isEqualTo(title);
            browsing.look(page, "t2-ordered");
            return page.url().replaceAll(".*/", "");
        }

        /** @return the number of the order that the wish became */
        private String helperEntersAWish() {
            var page = opened(browsing.as("community"), "/wishes/new");
            page.fill("#field-words", title + "：想请人来教我视频通话");
            page.fill("#field-phone", "13900000000");
            browsing.look(page, "t3-wish");
            page.check("#field-consent");
            page.click("main form button.btn-primary");
            browsing.look(page, "t3-wishes");
            page.locator(".card", new Page.LocatorOptions().setHasText(title))
                    .locator("a[href*='/orders/new?wish=']")
                    .click();
            page.fill("#field-title", title + "的心愿");
            page.selectOption("#field-programme", "VolunteerService");
            page.fill("[name='sessions[0].date']", day.plusDays(1).toString());
            page.fill("[name='sessions[0].from']", "14:00");
            page.fill("[name='sessions[0].to']", "15:00");
            page.fill("[name='roles[0].name']", "陪伴");
            page.fill("[name='roles[0].min']", "1");
            page.fill("[name='roles[0].max']", "1");
            page.fill("#field-riskText", "入户，两人同行");
            page.fill("#field-contactPhone", "10000000008");
            page.click("main form button.btn-primary");
            assertThat(page.locator("h1").textContent()).isEqualTo(title + "的心愿");
            return page.url().replaceAll(".*/", "");
        }

        private void collegeAsksBackAndAccepts(String order) {
            var page = opened(browsing.as("college"), "/review?q=" + title);
            browsing.look(page, "t4-queue");
            opened(page, "/review/" + order);
            page.locator("details:has(form[action$='/ask-back']) summary").click();
            page.fill("#question", "晚上有人陪同吗？");
            browsing.look(page, "t4-review");
            press(page, "form[action$='/ask-back'] button");
            var community = opened(browsing.as("community"), "/orders/" + order);
            assertThat(community.locator("main").textContent()).contains("晚上有人陪同吗？");
            browsing.look(community, "t4-asked");
            community.fill("#answer", "社区值班员全程在场");
            press(community, "form[action$='/answer'] button");
            opened(page, "/review/" + order);
            assertThat(page.locator("main").textContent()).contains("社区值班员全程在场");
            collegeAccepts(order);
        }

        private void collegeAccepts(String order) {
            var page = opened(browsing.as("college"), "/review/" + order);
            press(page, "form[action$='/accept'] button");
        }

        /** Presses a button and waits until the page says what came of it. */
        private static void press(Page page, String button) {
            page.click(button);
            page.waitForSelector(".q-said");
        }

        /** @return the run's number */
        private String collegeDispatches() {
            var page = opened(browsing.as("college"), "/dispatch");
            page.fill("#field-title", title);
            page.fill("#field-from", day.toString());
            page.fill("#field-to", day.plusDays(1).toString());
            page.fill("#field-respondBy", day.minusDays(2) + "T18:00");
            page.locator("main form button.btn-primary").last().click();
            page.waitForSelector(".q-proof");
            press(page, ".q-head button.btn-primary");
            return page.url().replaceAll(".*/", "");
        }

        /** @return the login of a student who was asked in the place of the one that declined, or of another of the order */
        private String oneDeclinesAndAnotherIsAsked(String run, String order) {
            var college = opened(browsing.as("college").context().newPage(), "/dispatch/" + run);
            var asked = asked(college, run, order);
            var first = browsing.as(numberOf(asked.get(0)));
            opened(first, "/my");
            first.locator(".card", new Page.LocatorOptions().setHasText(title))
                    .first()
                    .locator("form[action$='/decline'] button")
                    .click();
            first.waitForSelector(".q-said");
            college.reload();
            var refills = college.locator(".card", new Page.LocatorOptions().setHasText(title));
            assertThat(refills.first().textContent()).contains(title);
            browsing.look(college, "t5-refilled");
            return numberOf(asked.get(1));
        }

        /** Whom the run gave the order's places: read from the API, as the college. */
        private List<String> asked(Page college, String run, String order) {
            var plan = college.request().get(browsing.at("/api/runs/" + run)).text();
            var found = Pattern.compile("\"request\":\\{\"value\":" + order + "}[^\\]]*\"people\":\\[([^\\]]*)]")
                    .matcher(plan);
            assertThat(found.find()).as("order " + order + " in " + plan).isTrue();
            var students = Pattern.compile("\"student\":\\{\"value\":(\\d+)}").matcher(found.group(1));
            var ids = students.results().map(each -> each.group(1)).toList();
            assertThat(ids).as("two places of the order are filled").hasSize(2);
            return ids;
        }

        private String numberOf(String student) {
            var page = opened(browsing.as("college"), "/students/" + student);
            return page.locator(".q-facts dd").first().textContent().strip();
        }

        /** @return the address of the student's calendar */
        private String studentAcceptsAndSubscribes(String login) {
            var page = opened(browsing.as(login), "/my");
            page.locator(".card", new Page.LocatorOptions().setHasText(title))
                    .first()
                    .locator("form[action$='/accept'] button")
                    .click();
            page.waitForSelector(".q-said");
            opened(page, "/inbox");
            assertThat(page.locator(".q-messages").textContent()).contains(title);
            browsing.look(page, "t6-inbox");
            opened(page, "/feeds");
            page.click("form[action$='/feeds/person'] button");
            browsing.look(page, "t6-feeds");
            var address = page.locator(".q-note a").getAttribute("href");
            assertThat(event(page, address)).contains("SEQUENCE:0", "STATUS:CONFIRMED");
            return address;
        }

        /** The lines of our event in a calendar. */
        private String event(Page page, String address) {
            var calendar = page.request().get(address).text().replace("\r\n ", "");
            return Stream.of(calendar.split("BEGIN:VEVENT"))
                    .filter(each -> each.contains(title))
                    .findFirst()
                    .orElseThrow(() -> new AssertionError("no event of " + title + " in " + calendar));
        }

        /** The week after, of which nobody was asked: the leader takes it from the pool for two members, or for none. */
        private void teamAcceptsAsAUnit() {
            var page = opened(browsing.as("leader"), "/pool?from=" + day.plusDays(7));
            page.locator(".card", new Page.LocatorOptions().setHasText(title))
                    .first()
                    .locator("a[href*='/places/']")
                    .click();
            var free = page.locator("input[name='member']:not([disabled])");
            assertThat(free.count()).as("members who can").isGreaterThanOrEqualTo(2);
            free.nth(0).check();
            free.nth(1).check();
            browsing.look(page, "t6-team-chooses");
            press(page, "main form button.btn-primary");
            browsing.look(page, "t6-team-took");
            opened(page, "/pool?from=" + day.plusDays(7));
            assertThat(page.locator("main").textContent())
                    .as("both places are held for the team")
                    .doesNotContain(title);
        }

        private void communityReports(String session) {
            var page = opened(browsing.as("community"), "/sessions/" + session);
            page.locator("a[href$='/report']").first().click();
            page.fill("#done", "两位同学教老人用手机挂号和视频通话");
            page.fill("#residents", "12");
            browsing.look(page, "t9-report");
            press(page, "main form button.btn-primary");
            opened(page, "/sessions/" + session);
            assertThat(page.locator("main").textContent()).contains("两位同学教老人用手机挂号和视频通话");
        }

        private String sessionOf(String order) {
            var page = opened(browsing.as("community"), "/orders/" + order);
            return page.locator("main a[href^='/sessions/']")
                    .first()
                    .getAttribute("href")
                    .replaceAll(".*/", "");
        }

        private void communityMovesIt(String session) {
            var page = opened(browsing.as("community"), "/sessions/" + session);
            page.locator("details:has(form[action$='/move']) summary").click();
            page.fill("#move-from", "19:00");
            page.fill("#move-to", "21:00");
            page.fill("#move-reason", "活动室要先开会");
            browsing.look(page, "t7-move");
            page.onceDialog(Dialog::accept);
            press(page, "form[action$='/move'] button");
            assertThat(page.locator("main").textContent()).contains("活动室要先开会");
            browsing.look(page, "t7-moved");
        }

        private void studentConfirmsAnew(String login, String session, String calendar) {
            var page = opened(browsing.as(login), "/my/sessions/" + session);
            browsing.look(page, "t8-asked-anew");
            press(page, "form[action$='/confirm-anew'] button");
            assertThat(event(page, calendar)).contains("T190000").contains("SEQUENCE:1");
        }

        private void bothSidesEvaluateBlindly(String login, String session) {
            platform.travelTo(day.atTime(21, 5));
            var community = opened(browsing.as("community"), "/sessions/" + session);
            community.locator("input[name^='minutes-']").all().forEach(each -> each.fill("120"));
            press(community, "form[action$='/confirm'] button.btn-primary");
            community.locator("form[action$='/evaluation'] details summary").click();
            community.locator("label:has([name='PUNCTUALITY'][value='1'])").click();
            community.locator("label:has([name='score'][value='2'])").click();
            community.fill("#comment", "来晚了，老人们等了很久");
            browsing.look(community, "t9-evaluate");
            press(community, "form[action$='/evaluation'] button.btn-primary");
            var student = opened(browsing.as(login), "/my/sessions/" + session);
            assertThat(student.locator("main").textContent())
                    .as("blind until both have spoken")
                    .doesNotContain("来晚了");
            student.locator("label:has([name='score'][value='4'])").click();
            press(student, "form[action$='/evaluation'] button.btn-primary");
            assertThat(student.locator("main").textContent()).contains("来晚了，老人们等了很久");
            browsing.look(student, "t9-both");
        }

        private void collegeFollowsItUp() {
            var page = opened(browsing.as("college"), "/recovery");
            browsing.look(page, "t10-recovery");
            page.locator("tr", new Page.LocatorOptions().setHasText(title))
                    .locator("a")
                    .first()
                    .click();
            assertThat(page.locator("main").textContent()).contains("来晚了，老人们等了很久");
            browsing.look(page, "t10-recovery-one");
            page.fill("#field-outcome", "向居民道了歉，下次队长提前半小时到");
            press(page, "form[action$='/close'] button.btn-primary");
            assertThat(page.locator("main").textContent()).contains("下次队长提前半小时到");
            // The outbox is looked at once a second: the message is there a moment later.
            var community = browsing.as("community");
            opened(community, "/inbox?unread=true");
            for (int i = 0; i < 20 && !community.locator("main").textContent().contains("下次队长提前半小时到"); i++) {
                community.waitForTimeout(500);
                community.reload();
            }
            assertThat(community.locator("main").textContent())
                    .contains("下次队长提前半小时到")
                    .contains(english ? "What came of your evaluation" : "您的意见有了结果");
            browsing.look(community, "t10-told");
        }
    }
}
