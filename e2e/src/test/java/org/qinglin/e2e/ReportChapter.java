package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.DecimalFormat;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.regex.Pattern;

/** The college's report: its page says what its paper says, and both what the records add up to. */
record ReportChapter(Telling story) {

    void saysWhatItsRecordsSay() throws IOException {
        var page = story.opened("college", "/reports");
        page.click("form[action$='/reports'] button.btn-primary");
        page.waitForURL(Pattern.compile("/reports/\\d+"));
        story.browsing().look(page, "y14-report");
        var path = Telling.path(page);
        var hours = page.locator(".q-tiles a[href*='measure=service-hours']")
                .textContent()
                .strip();
        assertThat(page.locator("main").textContent()).contains("进村维修日 " + story.faculty());
        assertThat(new DecimalFormat("#,##0.#", DecimalFormatSymbols.getInstance(Locale.ROOT))
                        .format(sumOf(page, path).setScale(1, RoundingMode.HALF_UP)))
                .isEqualTo(hours);
        var paper = text(
                page.request().get(story.browsing().at(path + "/report.pdf")).body());
        assertThat(paper).contains(hours, ProjectChapter.RESULT.substring(0, 6));
        assertThat(page.request()
                        .get(story.browsing().at(path + "/report.docx"))
                        .status())
                .isEqualTo(200);
    }

    /**
     * All records behind the hours, page by page, by the interface for programs. To hundredths, in
     * which a minute can be told: a third of an hour has no end, and half of a tenth would else be
     * rounded up or down by what was lost behind it.
     */
    private BigDecimal sumOf(Page page, String path) {
        var sum = BigDecimal.ZERO;
        var amount = Pattern.compile("\"amount\":([0-9.]+)");
        for (int number = 1; ; number++) {
            var rows = page.request()
                    .get(story.browsing().at("/api" + path + "/records?measure=service-hours&page=" + number))
                    .text();
            var found = amount.matcher(rows);
            boolean any = false;
            while (found.find()) {
                any = true;
                sum = sum.add(new BigDecimal(found.group(1)));
            }
            if (!any) {
                return sum.setScale(2, RoundingMode.HALF_UP);
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
