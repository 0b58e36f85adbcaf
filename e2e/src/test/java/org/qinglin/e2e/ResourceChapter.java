package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.regex.Pattern;

/** The street lends a room, as the agreement says; the college asks, uses it, and the street tells how it was left. */
record ResourceChapter(Telling story) {

    /** @return the resource's path */
    String approved() {
        var page = story.opened(Telling.STREET, "/resources/new");
        page.selectOption("#field-kind", "VENUE");
        page.fill("#field-name", "镇文化站 " + story.faculty());
        page.fill("#field-about", "能坐六十人，有投影");
        page.fill("#field-location", "泊里镇文化站二楼");
        page.fill("#field-opens", "08:00");
        page.fill("#field-closes", "20:00");
        page.selectOption("#field-sharing", "AGREEMENT");
        page.click("main form button.btn-primary");
        page.waitForURL(Pattern.compile("/resources$"));
        var resource = page.locator("a.q-headline:has-text('" + story.faculty() + "')")
                .first()
                .getAttribute("href");
        ask(story.opened("college", resource), "14:00", "16:00", "booking.status.REQUESTED");
        var street = story.opened(Telling.STREET, resource);
        Telling.press(street.locator("form:has(input[value=approve]) button"));
        story.browsing().look(street, "y5-booking");
        // Its time is taken: nobody else is promised the room at that hour.
        var again = story.opened("college", resource);
        ask(again, "15:00", "17:00", "taken");
        assertThat(again.locator("main").textContent()).doesNotContain("17:00");
        return resource;
    }

    private void ask(Page page, String from, String to, String what) {
        page.fill("#field-day", story.day(1));
        page.fill("#field-from", from);
        page.fill("#field-to", to);
        page.fill("#field-purpose", "技能培训 " + what);
        Telling.press(page.locator("form[action$='/bookings'] button.btn-primary"));
    }

    void givenBack(String resource) {
        var page = story.opened(Telling.STREET, resource);
        page.locator("details:has(button[value=in-order]) > summary").click();
        page.locator("details:has(button[value=in-order]) [name=words]").fill("桌椅归位");
        Telling.press(page.locator("button[value=in-order]"));
        assertThat(page.locator("main").textContent()).contains("桌椅归位");
    }
}
