package org.qinglin.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;

/**
 * A year's story while it is told.
 *
 * @param faculty by name, whose year it is
 * @param began the day on which the story begins
 */
record Telling(Browsing browsing, Platform platform, String faculty, LocalDate began) {

    /** 泊里镇, with which neither of the stories' faculties has an agreement. */
    static final String TOWN = "370211103";

    static final String STREET = "street-" + TOWN;

    Page opened(String login, String path) {
        var page = browsing.as(login);
        page.navigate(browsing.at(path));
        return page;
    }

    /** Ten in the morning, so many days after the story began. */
    void on(int day) {
        platform.travelTo(began.plusDays(day).atTime(10, 0));
    }

    String day(int after) {
        return began.plusDays(after).toString();
    }

    /** The address of a page without the site and what was asked. */
    static String path(Page page) {
        return page.url().replaceAll("^https?://[^/]+", "").replaceAll("[?#].*", "");
    }

    /** Presses a form's button and waits for what comes of it. */
    static void press(Locator button) {
        button.click();
        button.page().waitForLoadState();
    }

    /** The login names of the college's first students. */
    List<String> students(int count) {
        return browsing.as("college")
                .request()
                .get(browsing.at("/students/export?format=csv"))
                .text()
                .lines()
                .skip(1)
                .limit(count)
                .map(line -> line.split(",")[0])
                .toList();
    }
}
