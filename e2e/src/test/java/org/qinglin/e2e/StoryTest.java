package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.NotFoundException;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.qinglin.app.shared.China;

/** From a community's order to a student's certificate, in ten steps, on the phone and at the desk. */
class StoryTest {

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "at {0} px")
    @ValueSource(ints = {390, 1280})
    void fromOrderToCertificate(int width) throws Exception {
        try (var browsing = new Browsing(platform.address(), width)) {
            var title = width < 600 ? "社工站：教老人用手机" : "社工站：教老人用微信";
            new Story(platform, browsing, title).tell();
        }
    }

    /** One run through the story. */
    private static final class Story {

        private final Platform platform;
        private final Browsing browsing;
        private final String title;
        private final LocalDate day;

        Story(Platform platform, Browsing browsing, String title) {
            this.platform = platform;
            this.browsing = browsing;
            this.title = title;
            this.day = LocalDate.ofInstant(platform.now(), China.TIME).plusDays(9);
        }

        void tell() throws Exception {
            browsing.look(opened(browsing.stranger(), "/"), "portal");
            communityOrders();
            collegeAccepts();
            var run = collegeDispatches();
            var student = chosenStudent(run);
            var login = numberOf(student);
            studentAccepts(login);
            var session = studentSignsInAndOut(login);
            communityConfirmsAndEvaluates(session);
            studentEvaluatesAndSeesTheHours(login, session);
            var code = collegeCertifies(student);
            anyoneChecks(code);
        }

        private Page opened(Page page, String path) {
            page.navigate(browsing.at(path));
            return page;
        }

        private void communityOrders() {
            var page = opened(browsing.as("community"), "/orders/new");
            browsing.look(page, "1-order-form");
            page.fill("#field-title", title);
            page.fill("#field-description", "一对一教老人用微信和挂号");
            page.selectOption("#field-programme", "VolunteerService");
            page.fill("[name='sessions[0].date']", day.toString());
            page.fill("[name='sessions[0].from']", "09:00");
            page.fill("[name='sessions[0].to']", "11:00");
            page.fill("[name='roles[0].name']", "助教");
            page.fill("[name='roles[0].min']", "1");
            page.fill("[name='roles[0].max']", "3");
            page.fill("#field-contactPhone", "10000000008");
            page.click("main button.btn-primary");
            assertThat(page.locator("#field-riskText").isVisible())
                    .as("without risks it is not taken")
                    .isTrue();
            assertThat(page.locator(".q-faults").textContent()).contains("请填写");
            page.fill("#field-riskText", "室内活动，无特殊风险；往返注意交通安全");
            page.click("main button.btn-primary");
            assertThat(page.locator("h1").textContent()).isEqualTo(title);
            browsing.look(page, "1-ordered");
        }

        private void collegeAccepts() {
            var page = opened(browsing.as("college"), "/review?q=" + title);
            browsing.look(page, "2-review-queue");
            page.click("main td a.btn");
            browsing.look(page, "2-review");
            page.click("main button.btn-primary");
            assertThat(page.locator(".q-said").textContent()).contains("已接受");
        }

        /** @return the run's number */
        private String collegeDispatches() {
            var page = opened(browsing.as("college"), "/dispatch");
            browsing.look(page, "3-dispatch");
            page.fill("#field-title", "第 15 周");
            page.fill("#field-from", day.toString());
            page.fill("#field-to", day.toString());
            page.fill("#field-respondBy", day.minusDays(2) + "T18:00");
            page.click("main form button.btn-primary");
            page.waitForSelector(".q-proof");
            assertThat(page.locator(".q-proof").textContent()).contains("已证明最优");
            browsing.look(page, "3-plan");
            page.locator(".q-head button.btn-primary").click();
            assertThat(page.locator(".q-said").textContent()).contains("已发出");
            return page.url().replaceAll(".*/", "");
        }

        /** Whom the plan gave our order's place: read from the API, as the college. */
        private String chosenStudent(String run) {
            var page = browsing.as("college");
            var plan = page.request().get(browsing.at("/api/runs/" + run)).text();
            var order = page.request().get(browsing.at("/api/requests?status=ACCEPTED&q=" + title));
            var request = first(order.text(), "\"requests\":\\[\\{\"id\":\\{\"value\":(\\d+)}");
            return first(
                    plan,
                    "\"request\":\\{\"value\":" + request
                            + "}[^\\]]*\"people\":\\[\\{\"student\":\\{\"value\":(\\d+)}");
        }

        private static String first(String text, String pattern) {
            var found = Pattern.compile(pattern).matcher(text);
            assertThat(found.find()).as(pattern + " in " + text).isTrue();
            return found.group(1);
        }

        private String numberOf(String student) {
            var page = opened(browsing.as("college"), "/students/" + student);
            browsing.look(page, "4-student");
            return page.locator(".q-facts dd").first().textContent().strip();
        }

        private void studentAccepts(String login) {
            var page = opened(browsing.as(login), "/my");
            var card = page.locator(".card", new Page.LocatorOptions().setHasText(title))
                    .first();
            assertThat(card.locator(".q-why").textContent()).contains("有空").contains("离你");
            browsing.look(page, "5-offer");
            card.getByText("接单", new Locator.GetByTextOptions().setExact(true)).click();
            assertThat(page.locator(".q-said").textContent()).contains("接单成功");
            opened(page, "/my/schedule");
            assertThat(page.locator("main").textContent()).contains(title);
            browsing.look(page, "5-schedule");
        }

        /** @return the session's number */
        private String studentSignsInAndOut(String login) throws Exception {
            platform.travelTo(day.atTime(8, 55));
            var organiser = opened(browsing.as("community"), "/orders?q=" + title);
            organiser.click("main .card h2 a, main .card .q-headline a");
            organiser.click("main td a.btn");
            var session = organiser.url().replaceAll(".*/", "");
            browsing.look(organiser, "6-roster");
            var student = browsing.as(login);
            opened(organiser, "/sessions/" + session + "/code");
            browsing.look(organiser, "6-code");
            student.navigate(scanned(organiser));
            browsing.look(student, "6-sign-in");
            student.click("main button.btn-primary");
            assertThat(student.locator("h1").textContent()).contains("已签到");
            platform.travelTo(day.atTime(11, 1));
            opened(organiser, "/sessions/" + session + "/code");
            student.navigate(scanned(organiser));
            student.click("main button.btn-primary");
            assertThat(student.locator("h1").textContent()).contains("已签退").contains("120 分钟");
            browsing.look(student, "6-signed-out");
            return session;
        }

        /** Reads the code off the screen, as a phone's camera would. */
        private static String scanned(Page organiser) throws IOException, NotFoundException {
            var picture = organiser.locator(".q-qr img").screenshot();
            var image = ImageIO.read(new ByteArrayInputStream(picture));
            return new MultiFormatReader()
                    .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))))
                    .getText();
        }

        private void communityConfirmsAndEvaluates(String session) {
            var page = opened(browsing.as("community"), "/sessions/" + session);
            browsing.look(page, "7-confirm");
            page.click("form[action$='/confirm'] button.btn-primary");
            assertThat(page.locator(".q-said").textContent()).contains("已记入时长账");
            page.locator("form[action$='/evaluation'] label", new Page.LocatorOptions().setHasText("很好"))
                    .first()
                    .click();
            page.fill("#comment", "耐心，老人都学会了视频通话");
            browsing.look(page, "7-evaluate");
            page.click("form[action$='/evaluation'] button.btn-primary");
            assertThat(page.locator(".q-said").textContent()).contains("谢谢");
        }

        private void studentEvaluatesAndSeesTheHours(String login, String session) {
            var page = opened(browsing.as(login), "/my/sessions/" + session);
            assertThat(page.locator("main").textContent())
                    .as("blind until both have spoken")
                    .doesNotContain("耐心");
            page.locator("form[action$='/evaluation'] label").first().click();
            page.click("form[action$='/evaluation'] button.btn-primary");
            assertThat(page.locator("main").textContent()).contains("耐心，老人都学会了视频通话");
            browsing.look(page, "7-both-words");
            opened(page, "/my/hours");
            var line = page.locator(".card a", new Page.LocatorOptions().setHasText(title))
                    .textContent();
            assertThat(line).contains("2.0 小时").contains("扫码");
            browsing.look(page, "8-hours");
        }

        /** @return the certificate's check code */
        private String collegeCertifies(String student) throws IOException {
            var page = opened(browsing.as("college"), "/students/" + student + "/certificate");
            page.fill("#personInCharge", "团委书记");
            browsing.look(page, "9-issue");
            page.click("main button.btn-primary");
            browsing.look(page, "9-certificate");
            var pdf = page.request().get(page.url() + "/file.pdf").body();
            var reader = new PdfReader(pdf);
            var text = new PdfTextExtractor(reader).getTextFromPage(1);
            assertThat(text)
                    .as("copies as it reads")
                    .contains("志愿服务证明")
                    .contains("社工站")
                    .doesNotContain("⼯");
            var code = page.locator(".q-facts a[href^='/check/']").textContent().strip();
            alteredFileIsToldApart(pdf);
            return code;
        }

        private void alteredFileIsToldApart(byte[] pdf) {
            var page = opened(browsing.stranger(), "/check");
            page.setInputFiles("#file", new FilePayload("original.pdf", "application/pdf", pdf));
            page.click("form[action$='/check/file'] button");
            assertThat(page.locator("[role=status]").textContent()).contains("真实，正在公示");
            var altered = pdf.clone();
            altered[altered.length / 2] ^= 1;
            page.setInputFiles("#file", new FilePayload("altered.pdf", "application/pdf", altered));
            page.click("form[action$='/check/file'] button");
            assertThat(page.locator("[role=status]").textContent()).contains("这不是原件");
        }

        private void anyoneChecks(String code) {
            var page = opened(browsing.stranger(), "/check/" + code.toLowerCase(java.util.Locale.ROOT));
            assertThat(page.locator("[role=status]").textContent())
                    .contains("真实，正在公示")
                    .contains(title);
            browsing.look(page, "10-check");
            var college = browsing.as("college");
            college.onDialog(dialog -> dialog.accept());
            college.click("main details summary");
            college.fill("#reason", "演示撤销");
            college.click("main details button");
            page.reload();
            assertThat(page.locator("[role=status]").textContent())
                    .contains("已被撤销")
                    .contains("演示撤销");
            browsing.look(page, "10-revoked");
        }
    }
}
