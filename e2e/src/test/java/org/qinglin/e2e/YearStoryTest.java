package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.time.LocalDate;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * A year in small, by the pages of both sides: an agreement with a new street is drafted, agreed and signed; a branch is
 * paired with a community; two projects run; the report is made, and its paper says what its page and the records say.
 */
class YearStoryTest {

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "at {0} px in {1} by {2}")
    @CsvSource({"390, zh, 信息学院", "1280, en, 生物与化工学院"})
    void fromSigningToTheReport(int width, String language, String faculty) throws Exception {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            new Story(browsing, faculty).tell();
        }
    }

    private static final class Story {

        /** 泊里镇, with which neither faculty has an agreement. */
        private static final String TOWN = "370211103";

        private final Browsing browsing;
        private final String faculty;
        private final LocalDate today = LocalDate.now();

        Story(Browsing browsing, String faculty) {
            this.browsing = browsing;
            this.faculty = faculty;
        }

        void tell() throws IOException {
            var agreement = collegeDrafts();
            bothSidesAgree(agreement);
            collegeSigns(agreement);
            fulfilmentIsCountedFromTheFirstDay(agreement);
            branchAndCommunityArePaired();
            projectRuns("进村维修日");
            projectRuns("大棚数据课");
            reportSaysWhatItsRecordsSay();
        }

        private Page opened(String login, String path) {
            var page = browsing.as(login);
            page.navigate(browsing.at(path));
            return page;
        }

        /** @return the agreement's path */
        private String collegeDrafts() {
            var page = opened("college", "/agreements/new");
            var choice = page.locator("#field-faculty option")
                    .filter(new Locator.FilterOptions().setHasText(faculty))
                    .first();
            page.selectOption("#field-faculty", choice.getAttribute("value"));
            page.locator("#street-text").pressSequentially("泊里");
            page.locator("#street-options [role=option]").first().click();
            page.fill("#field-title", faculty + "泊里镇社区学院共建协议");
            page.fill("#field-startsOn", today.toString());
            page.fill("#field-endsOn", today.plusYears(1).toString());
            page.fill("#field-body", "双方共建社区学院。");
            var promise = page.locator("fieldset.q-line").first();
            promise.locator("[name$='.words']").fill("一年服务一百个小时");
            promise.locator("[name$='.measure']").selectOption("service-hours");
            promise.locator("[name$='.target']").fill("100");
            browsing.look(page, "y1-draft");
            page.click("main form button.btn-primary.w-100");
            page.waitForURL(Pattern.compile("/agreements/\\d+"));
            page.click("form[action$='/submit'] button");
            page.waitForLoadState();
            return page.url().replaceAll("^https?://[^/]+", "").replaceAll("\\?.*", "");
        }

        private void bothSidesAgree(String agreement) {
            for (var side : new String[] {"college", "street-" + TOWN}) {
                var page = opened(side, agreement);
                if (page.locator("form[action$='/agree']").count() == 1) {
                    page.click("form[action$='/agree'] button");
                    page.waitForLoadState();
                }
            }
        }

        private void collegeSigns(String agreement) {
            var page = opened("college", agreement);
            page.fill("#field-collegeSignatory", "党总支书记");
            page.fill("#field-streetSignatory", "镇党委副书记");
            browsing.look(page, "y2-sign");
            page.click("form[action$='/sign'] button");
            page.waitForLoadState();
            assertThat(page.locator("main").textContent()).contains("党总支书记");
        }

        private void fulfilmentIsCountedFromTheFirstDay(String agreement) {
            var page = opened("street-" + TOWN, agreement + "/fulfilment");
            assertThat(page.locator("main").textContent()).contains("一年服务一百个小时", "100");
            browsing.look(page, "y3-fulfilment");
        }

        private void branchAndCommunityArePaired() {
            var page = opened("college", "/practice");
            page.locator("details:has(form[action$='/practice/pairings']) > summary")
                    .click();
            var form = page.locator("form[action$='/practice/pairings']");
            int branches = form.locator("[name=branch] option").count();
            form.locator("[name=branch]")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(branches - 1));
            var places = form.locator("[name=community] option");
            form.locator("[name=community]")
                    .selectOption(new com.microsoft.playwright.options.SelectOption().setIndex(places.count() - 1));
            var place = places.last().getAttribute("value");
            form.locator("button.btn-primary").click();
            page.waitForLoadState();
            browsing.look(page, "y4-pairing");
            var host = opened(place, "/host");
            var ask = host.locator("form[action$='/agree'] button");
            if (ask.count() > 0) {
                ask.first().click();
                host.waitForLoadState();
            }
            assertThat(host.locator("form[action*='/host/pairings/'][action$='/agree']")
                            .count())
                    .isZero();
        }

        private void projectRuns(String name) {
            var called = name + " " + faculty;
            var page = opened("college", "/projects/new");
            page.fill("#field-name", called);
            page.selectOption("#field-programme", "VolunteerService");
            page.fill("#field-startsOn", today.toString());
            page.fill("#field-endsOn", today.plusDays(30).toString());
            page.fill("#field-plan", "先问村里最想办什么，再分两次去。");
            page.fill("#field-collegeBrings", "工具箱\n同学六名");
            page.click("main form button.btn-primary");
            page.waitForURL(Pattern.compile("/projects/\\d+"));
            press(page, "begin");
            page.locator("details:has(#field-dueOn) > summary").click();
            page.fill("#field-dueOn", today.plusDays(7).toString());
            page.fill("#field-what", "第一次进村");
            page.click("form[action$='/milestones'] button");
            page.waitForLoadState();
            page.click("form[action$='/reach'] button");
            page.waitForLoadState();
            page.fill("#field-words", "修好了十二件，留下一张维修卡。");
            browsing.look(page, "y5-project");
            press(page, "finish");
            assertThat(page.locator(".q-proof").textContent()).contains("修好了十二件");
        }

        private static void press(Page page, String step) {
            page.locator("form[action$='/steps']")
                    .filter(new Locator.FilterOptions().setHas(page.locator("input[name=step][value=" + step + "]")))
                    .locator("button")
                    .click();
            page.waitForLoadState();
        }

        private void reportSaysWhatItsRecordsSay() throws IOException {
            var page = opened("college", "/reports");
            page.click("form[action$='/reports'] button.btn-primary");
            page.waitForURL(Pattern.compile("/reports/\\d+"));
            browsing.look(page, "y6-report");
            var path = page.url().replaceAll("^https?://[^/]+", "");
            var hours = page.locator(".q-tiles a[href*='measure=service-hours']")
                    .textContent()
                    .strip();
            assertThat(page.locator("main").textContent()).contains("进村维修日 " + faculty);
            var sum = sumOf(page, path);
            assertThat(String.format("%,.1f", sum)).isEqualTo(hours);
            var paper =
                    text(page.request().get(browsing.at(path + "/report.pdf")).body());
            assertThat(paper).contains(hours, "修好了十二件");
            assertThat(page.request().get(browsing.at(path + "/report.docx")).status())
                    .isEqualTo(200);
        }

        /** All records behind the hours, page by page, by the interface for programs. */
        private double sumOf(Page page, String path) {
            double sum = 0;
            var amount = Pattern.compile("\"amount\":([0-9.]+)");
            for (int number = 1; ; number++) {
                var rows = page.request()
                        .get(browsing.at("/api" + path + "/records?measure=service-hours&page=" + number))
                        .text();
                var found = amount.matcher(rows);
                boolean any = false;
                while (found.find()) {
                    any = true;
                    sum += Double.parseDouble(found.group(1));
                }
                if (!any) {
                    return sum;
                }
            }
        }

        /** Without line breaks and spaces: a word may have one anywhere. */
        private static String text(byte[] pdf) throws IOException {
            var reader = new PdfReader(pdf);
            var text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
            return text.toString().replaceAll("\\s", "");
        }
    }
}
