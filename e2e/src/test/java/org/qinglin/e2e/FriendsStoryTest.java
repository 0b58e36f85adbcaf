package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.qinglin.app.shared.China;

/** Two friends who go together: one sends a link, the other agrees, both have their places. */
class FriendsStoryTest {

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "at {0} px in {1}")
    @CsvSource({"390, zh", "1280, en"})
    void together(int width, String language) {
        try (var browsing = new Browsing(platform.address(), width, language)) {
            var day = LocalDate.ofInstant(platform.now(), China.TIME).plusDays(width < 600 ? 20 : 21);
            new Story(browsing, new Activity(browsing, "结伴去" + width, day)).tell();
        }
    }

    private record Story(Browsing browsing, Activity activity) {

        void tell() {
            activity.ordered("一起布置社区的图书角", "20:00", "21:00", "布置", 2);
            var both = activity.twoWhoCan("group");
            var starter = both.get(0);
            activity.card(starter).locator("form[action$='/group'] button").click();
            starter.waitForSelector("#group-link");
            browsing.look(starter, "g1-the-link");
            var link = starter.inputValue("#group-link");
            var friend = both.get(1);
            friend.navigate(link);
            browsing.look(friend, "g2-a-friend-opens-it");
            friend.click("form[action$='/agree'] button");
            friend.waitForSelector(".q-said");
            starter.reload();
            browsing.look(starter, "g3-both-agreed");
            starter.click("form[action$='/submit'] button");
            starter.waitForSelector(".q-said");
            assertThat(starter.url()).as("both are in").contains("/my/sessions/");
            friend.navigate(link);
            assertThat(friend.locator("main").textContent()).containsAnyOf("已经一起报上了", "You have your places together");
        }
    }
}
