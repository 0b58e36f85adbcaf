package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.args.AxeRunOptions;
import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A browser with a window for each person of the story. Every page that is shown is checked and pictured. */
final class Browsing implements AutoCloseable {

    private static final List<String> WCAG = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private final Playwright playwright;
    private final Browser browser;
    private final String address;
    private final int width;
    private final String language;
    private final Map<String, Page> pages = new HashMap<>();

    Browsing(String address, int width) {
        this(address, width, "zh");
    }

    /** @param language that everyone reads who signs in: zh or en */
    Browsing(String address, int width, String language) {
        this.address = address;
        this.width = width;
        this.language = language;
        this.playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        this.browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(Path.of("/usr/bin/chromium"))
                        .setArgs(
                                List.of("--no-sandbox", "--disable-dev-shm-usage", "--disable-background-networking")));
    }

    /** The window of someone who is signed in; the same one each time. */
    Page as(String login) {
        return pages.computeIfAbsent(login, name -> {
            var page = stranger();
            page.navigate(address + "/login?lang=" + language);
            page.fill("#username", name);
            page.fill("#password", "qinglin-demo");
            page.click("form.card button.btn-primary");
            assertThat(page.url()).as(name + " signs in").doesNotContain("/login");
            return page;
        });
    }

    /** A new window of someone who is not signed in. */
    Page stranger() {
        return stranger(null);
    }

    /** @param userAgent what the browser says it is; null for itself */
    Page stranger(@Nullable String userAgent) {
        var options = new Browser.NewContextOptions()
                .setLocale("zh-CN")
                .setTimezoneId("Asia/Shanghai")
                .setViewportSize(width, width < 600 ? 844 : 900);
        BrowserContext context = browser.newContext(userAgent == null ? options : options.setUserAgent(userAgent));
        var page = context.newPage();
        page.setDefaultTimeout(20_000);
        return page;
    }

    String at(String path) {
        return address + path;
    }

    /** Looks at a page as a person with a screen reader or a small phone would, and takes its picture. */
    void look(Page page, String name) {
        readsWell(page, name);
        page.screenshot(new Page.ScreenshotOptions().setPath(pictures().resolve(name + "-" + width + ".png")));
    }

    /** No wider than the window, and without a violation of WCAG 2.2 AA. */
    void readsWell(Page page, String name) {
        Number overflow = (Number) page.evaluate("document.documentElement.scrollWidth - window.innerWidth");
        assertThat(overflow.intValue())
                .as(name + " at " + width + " px is too wide")
                .isLessThanOrEqualTo(0);
        var told = new AxeRunOptions();
        told.setResultTypes(List.of("violations"));
        var violations = new AxeBuilder(page)
                // No page has frames: without them one run in the page itself tells the same, in half the time.
                .setLegacyMode(true)
                .options(told)
                .withTags(WCAG)
                .analyze()
                .getViolations();
        assertThat(violations.stream().map(Browsing::told).toList())
                .as(name + " at " + width + " px: accessibility")
                .isEmpty();
    }

    private static String told(Rule rule) {
        return rule.getId() + ": " + rule.getHelp() + " at "
                + rule.getNodes().get(0).getHtml();
    }

    /** Where pictures go: {@code -Dpictures=../docs/pictures} renews those of the README. */
    private static Path pictures() {
        return Path.of(System.getProperty("pictures", "target/pictures"));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
