package org.qinglin.e2e;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.MultiFormatReader;
import com.google.zxing.client.j2se.BufferedImageLuminanceSource;
import com.google.zxing.common.HybridBinarizer;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.shared.China;

/** The big screen shows the code; a phone without a network scans it, and it is settled once there is one. */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class OfflineScanTest {

    private final Platform platform = Platform.shared();
    private LocalDateTime before;

    /** Whatever other stories made of the time: the demo term's sessions lie ahead of this very moment. */
    @BeforeEach
    void beginNow() {
        before = LocalDateTime.ofInstant(platform.now(), China.TIME);
        platform.travelTo(LocalDateTime.now(China.TIME));
    }

    @AfterEach
    void goBack() {
        platform.travelTo(before);
    }

    /** Sessions of earlier cases: somebody is there already. */
    private static final Set<String> USED = new HashSet<>();

    private static final int TRIED = 60;

    /** A student's session that lies ahead. */
    private record Coming(String login, Page student, String session, Instant startsAt, Instant endsAt) {}

    /**
     * A session ahead where nobody is and no case was: the demo's student's, or one of the college's first students'. How
     * many lie ahead of one of them depends on the day of the demo term.
     */
    private Coming nobodysYet(Browsing browsing, Page screen) {
        var coming = Stream.concat(
                        Stream.of("student"),
                        screen.request()
                                .get(browsing.at("/students/export?format=csv"))
                                .text()
                                .lines()
                                .skip(1)
                                .limit(TRIED)
                                .map(line -> line.split(",")[0]))
                .flatMap(login -> ahead(browsing, login, screen))
                .filter(each -> !USED.contains(each.session()) && isEmpty(browsing, each, screen))
                .findFirst()
                .orElseThrow(() -> new AssertionError("none of " + TRIED + " students goes anywhere new"));
        USED.add(coming.session());
        return coming;
    }

    private Stream<Coming> ahead(Browsing browsing, String login, Page college) {
        var student = browsing.as(login);
        student.navigate(browsing.at("/my/schedule"));
        var now = platform.now();
        return student.locator("main a[href^='/my/sessions/']").all().stream()
                .map(link -> link.getAttribute("href").replaceAll(".*/", ""))
                .map(session -> {
                    var told = college.request()
                            .get(browsing.at("/api/sessions/" + session))
                            .text();
                    return new Coming(login, student, session, moment(told, "startsAt"), moment(told, "endsAt"));
                })
                // What lies behind has a list of its own on the same page.
                .filter(each -> each.startsAt().isAfter(now));
    }

    /** Other stories may have been at a session, at a time that lies ahead of this one. */
    private boolean isEmpty(Browsing browsing, Coming coming, Page screen) {
        var now = LocalDateTime.ofInstant(platform.now(), China.TIME);
        travelTo(coming.startsAt().plusSeconds(60));
        screen.navigate(browsing.at("/sessions/" + coming.session() + "/code"));
        boolean isEmpty =
                here(screen).count() == 1 && here(screen).textContent().equals("0");
        platform.travelTo(now);
        return isEmpty;
    }

    private static Instant moment(String text, String field) {
        var found = Pattern.compile("\"" + field + "\":\"([^\"]+)\"").matcher(text);
        assertThat(found.find()).as(field + " in " + text).isTrue();
        return Instant.parse(found.group(1));
    }

    private void travelTo(Instant moment) {
        platform.travelTo(LocalDateTime.ofInstant(moment, China.TIME));
    }

    /** Reads the code off the screen, as a phone's camera would. */
    static String scanned(Page screen) throws Exception {
        var image = ImageIO.read(
                new ByteArrayInputStream(screen.locator(".q-qr img").screenshot()));
        return new MultiFormatReader()
                .decode(new BinaryBitmap(new HybridBinarizer(new BufferedImageLuminanceSource(image))))
                .getText();
    }

    @Order(1)
    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390, zh", "1280, en"})
    void aScanWithoutANetworkIsSettledLater(int width, String language) throws Exception {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            var screen = browsing.as("college");
            var coming = nobodysYet(browsing, screen);
            var student = coming.student();
            student.navigate(browsing.at("/scan/phone"));
            student.evaluate("navigator.serviceWorker.ready");
            browsing.look(student, "scan-phone-empty-" + language);

            travelTo(coming.startsAt().plusSeconds(60));
            screen.navigate(browsing.at("/sessions/" + coming.session() + "/code"));
            browsing.look(screen, "scan-screen-in-" + language);
            student.context().setOffline(true);
            student.navigate(scanned(screen));
            var row = student.locator("[data-scans] li");
            assertThat(row).hasCount(1);
            assertThat(student.locator("[data-scan-state=offline]")).isVisible();
            browsing.look(student, "scan-kept-" + language);
            assertThat(here(screen)).hasText("0");

            travelTo(coming.startsAt().plus(Duration.ofMinutes(20)));
            student.context().setOffline(false);
            assertThat(student.locator("[data-scan-state=sent]")).isVisible();
            assertThat(row.locator("[data-tag]")).hasText(language.equals("zh") ? "已记录" : "recorded");
            browsing.look(student, "scan-settled-" + language);
            // The big screen counts without a reload.
            assertThat(here(screen)).hasText("1");

            travelTo(coming.endsAt());
            screen.navigate(browsing.at("/sessions/" + coming.session() + "/code"));
            browsing.look(screen, "scan-screen-out-" + language);
            student.navigate(scanned(screen));
            assertThat(student.url()).endsWith("/sign/" + coming.session());
            browsing.look(student, "scan-sign-out-" + language);
            student.click("main button.btn-primary");
            browsing.look(student, "scan-signed-out-" + language);
            long all = Duration.between(coming.startsAt(), coming.endsAt()).toMinutes();
            assertThat(student.locator("h1").textContent()).containsPattern((all - 1) + "|" + (all - 2));
            screen.navigate(browsing.at("/sessions/" + coming.session()));
            assertThat(screen.locator("main").textContent()).contains(language.equals("zh") ? "离线补传" : "sent later");
        }
    }

    private static Locator here(Page screen) {
        return screen.locator("[data-count=here]");
    }

    /** Somebody who is not signed in scans in the browser of WeChat, signs in, and comes back to the scan. */
    @Order(2)
    @ParameterizedTest(name = "in {0}")
    @CsvSource({
        "'Mozilla/5.0 (Linux; Android 14; V2324A) AppleWebKit/537.36 (KHTML, like Gecko) Version/4.0 Chrome/116.0 Mobile"
                + " Safari/537.36 XWEB/1160117 MMWEBSDK/20240404 MicroMessenger/8.0.49.2600(0x28003133) NetType/4G', 20",
        "'Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148"
                + " MicroMessenger/8.0.50(0x1800322c) NetType/WIFI Language/zh_CN', 40"
    })
    void aScanSurvivesSigningInFirst(String wechat, int afterMinutes) throws Exception {
        try (var browsing = new Browsing(platform.address(), 390)) {
            var screen = browsing.as("college");
            var coming = nobodysYet(browsing, screen);
            var scannedAt = coming.startsAt().plus(Duration.ofMinutes(afterMinutes));
            travelTo(scannedAt);
            screen.navigate(browsing.at("/sessions/" + coming.session() + "/code?for=in"));
            var phone = browsing.stranger(wechat);
            phone.navigate(scanned(screen));
            assertThat(phone.url()).endsWith("/login");
            // Typing the password takes longer than the code lives.
            travelTo(scannedAt.plusSeconds(180));
            phone.fill("#username", coming.login());
            phone.fill("#password", "qinglin-demo");
            phone.click("form.card button.btn-primary");
            assertThat(phone.url()).contains("/sign/" + coming.session());
            browsing.look(phone, "scan-sign-in-wechat");
            phone.click("main button.btn-primary");
            var time = LocalDateTime.ofInstant(scannedAt, China.TIME).format(DateTimeFormatter.ofPattern("H:mm"));
            assertThat(phone.locator("h1[role=status]")).containsText(time);
            assertThat(phone.locator("h1[role=status]")).containsText("签到");
        }
    }

    /** The network of the screen fails for a while: it says so, and goes on by itself. */
    @Order(3)
    @ParameterizedTest(name = "at {0} px")
    @CsvSource({"1280"})
    void theBigScreenSaysWhenItHasNoNetwork(int width) {
        try (var browsing = new Browsing(platform.address(), width)) {
            var screen = browsing.as("college");
            var coming = nobodysYet(browsing, screen);
            travelTo(coming.startsAt());
            screen.navigate(browsing.at("/sessions/" + coming.session() + "/code"));
            screen.context().setOffline(true);
            assertThat(screen.locator("[data-trouble]")).isVisible();
            browsing.look(screen, "scan-screen-trouble");
            screen.context().setOffline(false);
            assertThat(screen.locator("[data-trouble]")).isHidden();
        }
    }
}
