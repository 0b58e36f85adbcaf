package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.microsoft.playwright.Page;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The first pages of every role, on the phone and at the desk, in both languages: they fit, and everyone can read them. */
class EveryPageTest {

    private static final Map<String, List<String>> PAGES = Map.of(
            "student",
                    List.of(
                            "/my",
                            "/my/schedule",
                            "/my/hours",
                            "/my/certificates",
                            "/my/awards",
                            "/my/stars",
                            "/my/transcript",
                            "/inbox",
                            "/inbox/settings",
                            "/feeds",
                            "/pool",
                            "/teams",
                            "/my/misses",
                            "/my/courses",
                            "/my/teaching",
                            "/my/position",
                            "/scan/phone"),
            "leader",
                    List.of(
                            "/team",
                            "/my/awards",
                            "/menu",
                            "/notices",
                            "/more",
                            "/projects",
                            "/projects/new",
                            "/newsroom",
                            "/newsroom/new"),
            "community",
                    List.of(
                            "/orders",
                            "/orders/new",
                            "/orders/import",
                            "/orders/week",
                            "/attendance",
                            "/menu",
                            "/wishes",
                            "/wishes/new",
                            "/courses",
                            "/classes/4",
                            "/classes/4/calls",
                            "/feeds",
                            "/practice/posts",
                            "/awards/3",
                            "/meetings/2",
                            "/meetings/2/sign",
                            "/inbox"),
            "faculty",
                    List.of(
                            "/awards/2",
                            "/recovery",
                            "/term",
                            "/menu",
                            "/menu/new",
                            "/agreements",
                            "/agreements/new",
                            "/courses",
                            "/courses/new",
                            "/courses/1",
                            "/courses/1/classes/new",
                            "/classes/1",
                            "/lessons/1",
                            "/teaching",
                            "/conversations",
                            "/students"),
            "college",
                    List.of(
                            "/term",
                            "/review",
                            "/dispatch",
                            "/dispatch/by-hand",
                            "/campaigns",
                            "/campaigns/1",
                            "/more",
                            "/projects",
                            "/projects/1",
                            "/projects/new",
                            "/reports",
                            "/newsroom",
                            "/practice",
                            "/practice/check-ins",
                            "/resources/1",
                            "/resources/1/edit",
                            "/bookings",
                            "/hometown",
                            "/structure",
                            "/students",
                            "/students/import",
                            "/certificates",
                            "/certificate-applications",
                            "/stars",
                            "/transcript/conversion",
                            "/recovery",
                            "/misses",
                            "/teams",
                            "/webhooks",
                            "/awards",
                            "/awards/new",
                            "/awards/1",
                            "/awards/2",
                            "/meetings",
                            "/meetings/new",
                            "/meetings/1",
                            "/meetings/1/report",
                            "/meetings/2/plan",
                            "/meetings/2/screen",
                            "/inbox"),
            "street",
                    List.of(
                            "/agreements",
                            "/agreements/1",
                            "/agreements/1/fulfilment",
                            "/agreements/1/fulfilment/2",
                            "/conversations"),
            "district", List.of("/district"),
            "auditor", List.of("/audit", "/ledger"),
            "admin",
                    List.of(
                            "/accounts",
                            "/accounts/new",
                            "/colleges",
                            "/skills",
                            "/programmes",
                            "/calendar",
                            "/calendar/import"));

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "{1} at {0} px")
    @CsvSource({"390, zh", "1280, en"})
    void fitsAndCanBeReadByEveryone(int width, String language) {
        var troubles = new ArrayList<String>();
        try (var browsing = new Browsing(platform.address(), width)) {
            for (var path : List.of(
                    "/",
                    "/login",
                    "/wish",
                    "/check",
                    "/check/0000000000000000",
                    "/lotteries",
                    "/news",
                    "/news/1",
                    "/learn",
                    "/learn/4",
                    "/learn/find",
                    "/honours",
                    "/honours/0000000000000000")) {
                look(browsing, browsing.stranger(), path, language, troubles);
            }
            PAGES.forEach((login, paths) ->
                    paths.forEach(path -> look(browsing, browsing.as(login), path, language, troubles)));
        }
        assertThat(troubles).isEmpty();
    }

    /** What there is to read of a planned run, and beside it. */
    @ParameterizedTest(name = "a run at {0} px")
    @CsvSource({"390, zh", "1280, en"})
    void aRunFitsAndCanBeReadByEveryone(int width, String language) {
        var troubles = new ArrayList<String>();
        try (var browsing = new Browsing(platform.address(), width)) {
            var page = browsing.as("college");
            page.navigate(browsing.at("/dispatch"));
            var run = page.locator(".q-list a[href^='/dispatch/']").first().getAttribute("href");
            for (var part :
                    List.of("", "/needs", "/students", "/gaps", "/fairness", "/compare", "/what-if", "/one-more")) {
                look(browsing, page, run + part, language, troubles);
            }
            for (var list : List.of("/needs", "/students")) {
                page.navigate(browsing.at(run + list));
                var first = page.locator(".q-list a").first().getAttribute("href");
                look(browsing, page, first, language, troubles);
            }
        }
        assertThat(troubles).isEmpty();
    }

    @Test
    void aPageThatNotEveryoneCanReadIsFoundOut() {
        try (var browsing = new Browsing(platform.address(), 390)) {
            var page = browsing.stranger();
            page.setContent(
                    "<html lang=zh><title>x</title><main><img src='/x.png'><p style='color:#ccc'>浅得看不清的一句话</p></main>");
            assertThatThrownBy(() -> browsing.readsWell(page, "pale"))
                    .hasMessageContaining("image-alt")
                    .hasMessageContaining("color-contrast");
            page.setContent("<html lang=zh><title>x</title><main style='width:500px'>宽</main>");
            assertThatThrownBy(() -> browsing.readsWell(page, "wide")).hasMessageContaining("too wide");
        }
    }

    private static void look(Browsing browsing, Page page, String path, String language, List<String> troubles) {
        var answer = page.navigate(browsing.at(path) + "?lang=" + language);
        if (answer.status() != 200) {
            troubles.add(path + " answers " + answer.status());
            return;
        }
        try {
            browsing.readsWell(page, path + " in " + language);
        } catch (AssertionError trouble) {
            troubles.add(trouble.getMessage());
        }
    }
}
