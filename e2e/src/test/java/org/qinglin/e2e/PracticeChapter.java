package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.regex.Pattern;

/** A branch is paired with a community; in the holidays two students go home by the stable matching. */
record PracticeChapter(Telling story) {

    /** @return the community's code, which is its login as well */
    String paired() {
        var page = story.opened("college", "/practice");
        page.locator("details:has(form[action$='/practice/pairings']) > summary")
                .click();
        var form = page.locator("form[action$='/practice/pairings']");
        form.locator("[name=branch]")
                .selectOption(new SelectOption()
                        .setIndex(form.locator("[name=branch] option").count() - 1));
        var places = form.locator("[name=community] option");
        form.locator("[name=community]").selectOption(new SelectOption().setIndex(places.count() - 1));
        var place = places.last().getAttribute("value");
        Telling.press(form.locator("button.btn-primary"));
        story.browsing().look(page, "y4-pairing");
        var agree = story.opened(place, "/host").locator("form[action*='/host/pairings/'][action$='/agree'] button");
        if (agree.count() > 0) {
            Telling.press(agree.first());
        }
        assertThat(agree.count()).isZero();
        return place;
    }

    /**
     * A post near home that two students wish for, and has room for both.
     *
     * @param host the community that offers it
     */
    record Hometown(Telling story, String host, String season, String post, List<String> students) {

        static Hometown wishedFor(Telling story, String host) {
            var season = announced(story);
            var post = offered(story, host, season);
            var students = story.students(2);
            for (var student : students) {
                var page = story.opened(student, "/my/hometown/" + season);
                Telling.press(page.locator("button[value='add:" + post + "']"));
                story.browsing().look(page, "y7-wish");
            }
            return new Hometown(story, host, season, post, students);
        }

        private static String announced(Telling story) {
            var page = story.opened("college", "/hometown");
            var form = page.locator("form[action$='/hometown']");
            if (!form.isVisible()) {
                page.locator("details:has(form[action$='/hometown']) > summary").click();
            }
            page.fill("#field-name", "返家乡 " + story.faculty());
            page.selectOption("#field-holiday", "WINTER");
            page.fill("#field-startsOn", story.day(20));
            page.fill("#field-endsOn", story.day(40));
            page.fill("#field-wishesUntil", story.day(0));
            page.fill("#field-choicesUntil", story.day(1));
            page.fill("#field-answersUntil", story.day(3));
            form.locator("button.btn-primary").click();
            page.waitForURL(Pattern.compile("/hometown/\\d+"));
            return Telling.path(page).replaceAll(".*/", "");
        }

        private static String offered(Telling story, String host, String season) {
            var page = story.opened(host, "/host");
            var form = page.locator("form[action$='/host/posts']");
            if (!form.isVisible()) {
                page.locator("details:has(form[action$='/host/posts']) > summary")
                        .click();
            }
            form.locator("[name=season]").selectOption(season);
            form.locator("[name=title]").fill("社区助理 " + story.faculty());
            form.locator("[name=work]").fill("协助整理台账，带孩子们写作业");
            form.locator("[name=risks]").fill("室内活动，无特殊风险");
            form.locator("[name=startsOn]").fill(story.day(20));
            form.locator("[name=endsOn]").fill(story.day(40));
            form.locator("[name=capacity]").fill("2");
            form.locator("[name=contact]").fill("居委会");
            Telling.press(form.locator("button.btn-primary"));
            var post = page.locator("a[href*='/hometown/posts/']:has-text('" + story.faculty() + "')");
            return post.first().getAttribute("href").replaceAll(".*/", "");
        }

        void chosenByTheHost() {
            var page = story.opened(host, "/hometown/posts/" + post);
            for (int i = 0; i < students.size(); i++) {
                Telling.press(page.locator("button[value^='add:']").first());
            }
            story.browsing().look(page, "y8-chosen");
            assertThat(page.locator(".q-ranked li").count()).isEqualTo(students.size());
        }

        /** Both plans lie side by side; the stable one is taken, and both sides accept. */
        void placedByTheStableMatching() {
            var page = story.opened("college", "/hometown/" + season);
            Telling.press(page.locator("form[action$='/runs'] button"));
            if (!Telling.path(page).contains("/runs/")) {
                page.locator("a[href*='/hometown/runs/']").first().click();
                page.waitForURL(Pattern.compile("/hometown/runs/\\d+"));
            }
            assertThat(page.locator(".q-note").count()).as("the proof").isPositive();
            page.check("input[name=plan][value=STABLE]");
            page.fill("#field-reason", "没有人会另找单位");
            story.browsing().look(page, "y9-plans");
            Telling.press(page.locator("form[action$='/choose'] button"));
            var accept = "form[action*='/placements/'][action*='/accept'] button";
            var there = story.opened(host, "/hometown/posts/" + post);
            while (there.locator(accept).count() > 0) {
                Telling.press(there.locator(accept).first());
            }
            students.forEach(student -> acceptedBy(story.opened(student, "/my/hometown"), accept));
            there = story.opened(host, "/hometown/posts/" + post);
            assertThat(there.locator(".q-tag.good").count()).isEqualTo(students.size());
        }

        private void acceptedBy(Page page, String accept) {
            while (page.locator(accept).count() > 0) {
                Telling.press(page.locator(accept).first());
            }
            story.browsing().look(page, "y9-accepted");
        }
    }
}
