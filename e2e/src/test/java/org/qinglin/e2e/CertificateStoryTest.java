package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.lowagie.text.pdf.PdfReader;
import com.lowagie.text.pdf.parser.PdfTextExtractor;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.credential.Main;

/** A certificate from a student's wish to the stranger who checks it, by code and without a network, until it is revoked. */
class CertificateStoryTest {

    private final Platform platform = Platform.shared();

    @TempDir
    private Path folder;

    @ParameterizedTest(name = "at {0} px in {1}")
    @CsvSource({"390, zh", "1280, en"})
    void aCertificateCheckedByThePublic(int width, String language) throws Exception {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            new Story(platform, browsing, folder).tell();
        }
    }

    private static final class Story {

        private final Platform platform;
        private final Browsing browsing;
        private final Path folder;

        Story(Platform platform, Browsing browsing, Path folder) {
            this.platform = platform;
            this.browsing = browsing;
            this.folder = folder;
        }

        void tell() throws Exception {
            studentApplies();
            var number = collegeAcceptsAndIssues();
            everybodyOfTheCollegeReadsTheNotice(number);
            var check = anyoneChecksByThePaper(number);
            strangerVerifiesOffline(0);
            collegeRevokes(number);
            assertThat(opened(browsing.stranger(), check)
                            .locator("[role=status]")
                            .textContent())
                    .as("the check page says so")
                    .contains("时长有误");
            strangerVerifiesOffline(1);
        }

        private Page opened(Page page, String path) {
            page.navigate(browsing.at(path));
            return page;
        }

        private void studentApplies() {
            var page = opened(browsing.as("student"), "/my/certificates");
            page.fill("#purpose", "求职");
            browsing.look(page, "c1-apply");
            page.click("form[action$='/certificate-applications'] button");
            page.waitForSelector(".q-said");
        }

        /** @return the number of the certificate */
        private String collegeAcceptsAndIssues() {
            var page = opened(browsing.as("college"), "/certificate-applications");
            var card = page.locator(".card.attention")
                    .filter(new com.microsoft.playwright.Locator.FilterOptions().setHasText("求职"));
            card.locator("form[action$='/accept'] button").click();
            page.waitForSelector(".q-said");
            card.locator("input[name=personInCharge]").fill("团委书记");
            browsing.look(page, "c2-issue");
            card.locator("form[action$='/issue'] button").click();
            page.waitForSelector(".q-said");
            return page.locator("h1").textContent().strip();
        }

        private void everybodyOfTheCollegeReadsTheNotice(String number) {
            var page = opened(browsing.as("leader"), "/notices");
            assertThat(page.locator("main").textContent()).contains(number);
            browsing.look(page, "c3-notice");
        }

        /** @return the path of the check page, as the paper's QR code has it */
        private String anyoneChecksByThePaper(String number) throws IOException {
            var student = opened(browsing.as("student"), "/my/certificates");
            var file = student.locator("a[href$='/file.pdf']").first().getAttribute("href");
            var pdf = student.request().get(browsing.at(file)).body();
            var text = text(pdf);
            assertThat(text).contains(number);
            var address = Pattern.compile("/check/[0-9A-Z]{16}").matcher(text);
            assertThat(address.find()).as("the address under the QR code").isTrue();
            var page = opened(browsing.stranger(), address.group());
            assertThat(page.locator("[role=status]").textContent())
                    .contains(number)
                    .containsAnyOf("正在公示", "in its public notice");
            browsing.look(page, "c4-check");
            return address.group();
        }

        /** Without its line breaks: an address may have one. */
        private static String text(byte[] pdf) throws IOException {
            var reader = new PdfReader(pdf);
            var text = new StringBuilder();
            for (int page = 1; page <= reader.getNumberOfPages(); page++) {
                text.append(new PdfTextExtractor(reader).getTextFromPage(page));
            }
            return text.toString().replaceAll("\\s", "");
        }

        /** With the file and the keys alone, by the command's own main class, and with the status list as it is now. */
        private void strangerVerifiesOffline(int withStatus) throws IOException {
            var student = opened(browsing.as("student"), "/my/certificates");
            var link = student.locator("a[href$='/credential.jwt']").first().getAttribute("href");
            var jwt = student.request().get(browsing.at(link)).text();
            var stranger = browsing.stranger().request();
            var credential = Files.writeString(folder.resolve("credential.jwt"), jwt);
            var keys = Files.writeString(
                    folder.resolve("keys.json"),
                    stranger.get(browsing.at("/.well-known/jwks.json")).text());
            var list = Pattern.compile("/credentials/status/\\d+/\\d+")
                    .matcher(new String(
                            Base64.getUrlDecoder().decode(jwt.split("\\.")[1]),
                            java.nio.charset.StandardCharsets.UTF_8));
            assertThat(list.find()).isTrue();
            var status = Files.writeString(
                    folder.resolve("status.jwt"),
                    stranger.get(browsing.at(list.group())).text());
            assertThat(verify(credential, keys)).as("genuine").isZero();
            assertThat(verify(credential, keys, "--status", status.toString())).isEqualTo(withStatus);
            var middle = jwt.length() / 2;
            var changed = Files.writeString(
                    folder.resolve("changed.jwt"),
                    jwt.substring(0, middle) + (jwt.charAt(middle) == 'A' ? 'B' : 'A') + jwt.substring(middle + 1));
            assertThat(verify(changed, keys)).as("with a changed byte").isEqualTo(1);
        }

        private int verify(Path file, Path keys, String... more) {
            var arguments = new java.util.ArrayList<>(java.util.List.of(
                    "verify",
                    file.toString(),
                    "--keys",
                    keys.toString(),
                    "--at",
                    platform.now().toString()));
            arguments.addAll(java.util.List.of(more));
            return Main.run(arguments.toArray(String[]::new));
        }

        private void collegeRevokes(String number) {
            var page = opened(browsing.as("college"), "/certificates?q=" + number);
            page.click("tbody a");
            page.onceDialog(Dialog::accept);
            page.click("main details summary");
            page.fill("#reason", "时长有误");
            page.click("main details button");
            page.waitForSelector(".q-said");
        }
    }
}
