package org.qinglin.app.portal.web;

import java.util.List;
import java.util.Set;
import org.qinglin.app.identity.AuthorisationTable;
import org.qinglin.app.identity.Role;

/**
 * What a viewer may open beyond the five entries of the navigation, in groups. Whom a page is for stands in the
 * authorisation table alone; a page is named here once, for all.
 */
record More(List<Group> groups) {

    static final String HREF = "/more";

    /** A page with its name and what it is good for: {@code more.NAME} and {@code more.NAME.advice}. */
    record Part(String href, String icon) {

        /** {@code /my/stars} is {@code my-stars}. */
        public String name() {
            return href.substring(1).replace('/', '-');
        }
    }

    /** Parts under one heading: {@code more.group.NAME}. */
    record Group(String name, List<Part> parts) {}

    private static final List<Group> ALL = List.of(
            new Group(
                    "together",
                    List.of(
                            new Part("/agreements", "handshake"),
                            new Part("/conversations", "inbox"),
                            new Part("/projects", "flag"),
                            new Part("/resources", "calendar"),
                            new Part("/bookings", "clock"),
                            new Part("/campaigns", "calendar"),
                            new Part("/awards", "award"),
                            new Part("/meetings", "people"),
                            new Part("/reports", "chart"),
                            new Part("/records", "send"),
                            new Part("/newsroom", "list"),
                            new Part("/structure", "flag"),
                            new Part("/programmes", "list"))),
            new Group(
                    "practice",
                    List.of(
                            new Part("/practice", "people"),
                            new Part("/my/practice", "people"),
                            new Part("/hometown", "home"),
                            new Part("/my/hometown", "home"),
                            new Part("/host", "home"))),
            new Group(
                    "learning",
                    List.of(
                            new Part("/courses", "list"),
                            new Part("/my/courses", "list"),
                            new Part("/my/teaching", "people"),
                            new Part("/teaching", "clock"))),
            new Group(
                    "records",
                    List.of(
                            new Part("/my/hours", "clock"),
                            new Part("/my/certificates", "award"),
                            new Part("/my/awards", "award"),
                            new Part("/my/stars", "chart"),
                            new Part("/my/transcript", "list"),
                            new Part("/my/disputes", "alert"),
                            new Part("/certificates", "award"),
                            new Part("/certificate-applications", "inbox"),
                            new Part("/stars", "chart"),
                            new Part("/transcript/conversion", "list"),
                            new Part("/notices", "bell"))));

    /** Everything that somebody with these roles may open. */
    static More of(Set<Role> roles, AuthorisationTable table) {
        return new More(ALL.stream()
                .map(group -> new Group(
                        group.name(),
                        group.parts().stream()
                                .filter(part -> table.rowFor("GET", part.href())
                                        .map(row -> row.letsIn(roles))
                                        .orElse(false))
                                .toList()))
                .filter(group -> !group.parts().isEmpty())
                .toList());
    }

    /** Everything there is, whoever may open it. */
    static More everything() {
        return new More(ALL);
    }

    /** The addresses of its parts. */
    List<String> addresses() {
        return groups.stream()
                .flatMap(group -> group.parts().stream())
                .map(Part::href)
                .toList();
    }
}
