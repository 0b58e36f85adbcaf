package org.qinglin.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The main forms can be filled with the keyboard alone: Tab comes to every field and to the button, and nowhere twice. */
class KeyboardTest {

    /** What a person sees and may change in the page's forms; of radio buttons that belong together Tab stops at one. */
    private static final String FIELDS = """
            () => {
              const seen = new Set();
              for (const each of document.querySelectorAll('main form input, main form select, main form textarea, main form button')) {
                if (each.type === 'hidden' || each.disabled || !each.checkVisibility({visibilityProperty: true})) continue;
                seen.add(each.type === 'radio' ? 'radio ' + each.name : each.id || each.name || each.textContent.trim());
              }
              return [...seen];
            }""";

    private static final String FOCUSED = """
            () => {
              const each = document.activeElement;
              if (!each || !each.closest('main form')) return '';
              return each.type === 'radio' ? 'radio ' + each.name : each.id || each.name || each.textContent.trim();
            }""";

    private static final int MOST_STOPS = 200;

    private final Platform platform = Platform.shared();

    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "community, /orders/new",
        "community, /wishes/new",
        "faculty, /menu/new",
        "college, /dispatch",
        "student, /inbox/settings",
        "student, /feeds",
        "college, /webhooks",
        "admin, /accounts/new"
    })
    @SuppressWarnings("unchecked")
    void tabComesToEveryField(String login, String path) {
        try (var browsing = new Browsing(platform.address(), 1280)) {
            var page = browsing.as(login);
            page.navigate(browsing.at(path));
            var fields = (List<String>) page.evaluate(FIELDS);
            var reached = new HashSet<String>();
            for (int i = 0; i < MOST_STOPS && !reached.containsAll(fields); i++) {
                page.keyboard().press("Tab");
                reached.add((String) page.evaluate(FOCUSED));
            }
            assertThat(fields).as(path).isNotEmpty();
            assertThat(reached).as(path).containsAll(fields);
        }
    }
}
