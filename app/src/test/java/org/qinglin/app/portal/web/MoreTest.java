package org.qinglin.app.portal.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.World;
import org.qinglin.app.identity.AuthorisationTable;
import org.qinglin.app.identity.NewAccount;
import org.qinglin.app.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.MockMvc;

@PlatformTest
class MoreTest {

    @Autowired
    private AuthorisationTable table;

    @Autowired
    private MockMvc mvc;

    @Autowired
    private World world;

    @Test
    void everyPartIsSomebodysToOpen() {
        var shown = EnumSet.allOf(Role.class).stream()
                .flatMap(role -> More.of(Set.of(role), table).groups().stream())
                .flatMap(group -> group.parts().stream())
                .map(More.Part::href);
        assertThat(shown).containsAll(More.everything().addresses());
    }

    @Test
    void whoHasNothingBehindTheNavigationHasNoEntryForIt() throws Exception {
        assertThat(More.of(Set.of(Role.AUDITOR), table).groups()).isEmpty();
        var auditor = world.open(NewAccount.auditor("auditor-more", "审计员"));
        var page = mvc.perform(get("/audit").with(user(auditor)))
                .andReturn()
                .getResponse()
                .getContentAsString();
        assertThat(page).doesNotContain("href=\"" + More.HREF + "\"");
        var college = world.campus("更多", 1).collegeAccount();
        assertThat(mvc.perform(get("/term").with(user(college)))
                        .andReturn()
                        .getResponse()
                        .getContentAsString())
                .contains("href=\"" + More.HREF + "\"");
    }

    @ParameterizedTest
    @EnumSource(Role.class)
    void nothingIsShownThatWouldNotOpen(Role role) {
        assertThat(More.of(Set.of(role), table).groups())
                .allSatisfy(group -> assertThat(group.parts())
                        .isNotEmpty()
                        .allMatch(part ->
                                table.rowFor("GET", part.href()).orElseThrow().letsIn(Set.of(role))));
    }
}
