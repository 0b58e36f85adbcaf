package org.qinglin.e2e;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;

/** Something that the community orders for a story, and how students come upon it in the open pool. */
record Activity(Browsing browsing, String title, LocalDate day) {

    /** More students are not tried: whoever of the list is free on that day is among the first. */
    private static final int TRIED = 12;

    /** The community orders one session of an hour, and the college accepts; returns the order's number. */
    String ordered(String description, String from, String to, String role, int places) {
        var page = opened(browsing.as("community"), "/orders/new");
        page.fill("#field-title", title);
        page.fill("#field-description", description);
        page.selectOption("#field-programme", "VolunteerService");
        page.fill("[name='sessions[0].date']", day.toString());
        page.fill("[name='sessions[0].from']", from);
        page.fill("[name='sessions[0].to']", to);
        page.fill("[name='roles[0].name']", role);
        page.fill("[name='roles[0].min']", "1");
        page.fill("[name='roles[0].max']", Integer.toString(places));
        page.fill("#field-riskText", "室内活动，无特殊风险");
        page.fill("#field-contactPhone", "10000000008");
        page.click("main form button.btn-primary");
        var order = page.url().replaceAll(".*/", "");
        var college = opened(browsing.as("college"), "/review/" + order);
        college.click("form[action$='/accept'] button");
        college.waitForSelector(".q-said");
        return order;
    }

    Page opened(Page page, String path) {
        page.navigate(browsing.at(path));
        return page;
    }

    /** The pool as somebody sees it from the activity's day on. */
    Page pool(Page page) {
        return opened(page, "/pool?from=" + day);
    }

    /** The activity in the pool. */
    Locator card(Page page) {
        return page.locator(".card", new Page.LocatorOptions().setHasText(title))
                .first();
    }

    /** Windows of students at the pool, one after the other, to whom nothing stands in the way of an action there. */
    Stream<Page> whoCan(String action) {
        return browsing.as("college")
                .request()
                .get(browsing.at("/students/export?format=csv"))
                .text()
                .lines()
                .skip(1)
                .limit(TRIED)
                .map(line -> pool(browsing.as(line.split(",")[0])))
                .filter(page ->
                        card(page).locator("form[action$='/" + action + "']").count() == 1);
    }

    /** The first two who can. */
    List<Page> twoWhoCan(String action) {
        var two = whoCan(action).limit(2).toList();
        if (two.size() < 2) {
            throw new AssertionError("fewer than two of the first " + TRIED + " students can: " + action);
        }
        return two;
    }
}
