package org.qinglin.app.portal.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.qinglin.app.PlatformTest;
import org.qinglin.app.identity.AuthorisationTable;
import org.qinglin.app.identity.Role;
import org.springframework.beans.factory.annotation.Autowired;

@PlatformTest
class MoreTest {

    @Autowired
    private AuthorisationTable table;

    @Test
    void everyPartIsSomebodysToOpen() {
        var shown = EnumSet.allOf(Role.class).stream()
                .flatMap(role -> More.of(Set.of(role), table).groups().stream())
                .flatMap(group -> group.parts().stream())
                .map(More.Part::href);
        assertThat(shown).containsAll(More.addresses());
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
