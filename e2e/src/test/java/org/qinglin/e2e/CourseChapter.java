package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.options.SelectOption;
import java.util.regex.Pattern;

/** A course for residents: a class near home, a neighbour who enrols without an account, a lesson, a certificate. */
record CourseChapter(Telling story) {

    /**
     * @param desk the path of the class at the college
     * @param enrolment the path of the neighbour's enrolment
     */
    record Held(Telling story, String desk, String enrolment) {}

    Held enrolled() {
        var page = story.opened("college", "/courses/new");
        page.fill("#field-title", "手机短视频 " + story.faculty());
        page.fill("#field-about", "学会拍一段一分钟的视频。");
        page.fill("#field-audience", "社区居民");
        page.fill("#field-hours", "2");
        page.click("main form button.btn-primary");
        page.waitForURL(Pattern.compile("/courses/\\d+"));
        page.navigate(story.browsing().at(Telling.path(page) + "/classes/new"));
        page.selectOption("#field-community", new SelectOption().setIndex(1));
        page.fill("#field-location", "活动室");
        page.fill("#field-capacity", "10");
        page.fill("#field-enrolFrom", story.day(0));
        page.fill("#field-enrolUntil", story.day(0));
        page.fill("#field-firstDay", story.day(1));
        page.fill("#field-from", "08:00");
        page.fill("#field-to", "09:30");
        page.fill("#field-lessons", "1");
        page.check("[name=holidays]"); // the story may be told on any day of the year
        page.check("[name=makeUpDays]");
        page.click("main form button.btn-primary");
        page.waitForURL(Pattern.compile("/classes/\\d+"));
        var desk = Telling.path(page);
        var teacher = page.locator("form[action$='/teachers']");
        teacher.locator("[name=account]").selectOption(new SelectOption().setIndex(1));
        Telling.press(teacher.locator("button").last());
        Telling.press(page.locator("form:has(input[value=open]) button"));
        story.browsing().look(page, "y6-class");
        return new Held(story, desk, enrolment(desk.replaceAll(".*/", "")));
    }

    /** As a neighbour does it, on a phone and without an account. */
    private String enrolment(String held) {
        var page = story.browsing().stranger();
        page.navigate(story.browsing().at("/learn/" + held));
        page.fill("[name=personName]", "邻居");
        page.fill("[name=phone]", "10000000021");
        page.selectOption("[name=age]", new SelectOption().setIndex(2));
        page.check("[name=consent]");
        page.click("main form button.btn-primary.w-100");
        page.waitForURL(Pattern.compile("/learn/enrolments/.+"));
        story.browsing().look(page, "y6-enrolled");
        return Telling.path(page);
    }

    /** The day after the lesson everybody was there, and whoever was gets a certificate, without an account as well. */
    static void completed(Held held) {
        var story = held.story();
        var page = story.opened("college", held.desk());
        begin(held);
        page = story.opened("college", held.desk());
        page.locator("a[href*='/lessons/']").first().click();
        page.waitForURL(Pattern.compile("/lessons/\\d+"));
        Telling.press(page.locator("button[name=all]"));
        page.navigate(story.browsing().at(held.desk()));
        Telling.press(page.locator("form:has(input[value=finish]) button"));
        Telling.press(page.locator("form[action$='/certificates'] button"));
        var neighbour = story.browsing().stranger();
        neighbour.navigate(story.browsing().at(held.enrolment()));
        story.browsing().look(neighbour, "y10-completed");
        var paper = neighbour
                .request()
                .get(story.browsing().at(held.enrolment() + "/certificate.pdf"))
                .body();
        assertThat(new String(paper, 0, 5, java.nio.charset.StandardCharsets.US_ASCII))
                .isEqualTo("%PDF-");
    }

    private static void begin(Held held) {
        var begin = held.story().opened("college", held.desk()).locator("form:has(input[value=begin]) button");
        if (begin.count() > 0) {
            Telling.press(begin);
        }
    }
}
