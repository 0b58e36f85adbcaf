package org.qinglin.app.portal.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;

/**
 * What the layout draws around a page.
 *
 * @param path of the request, for marking the current entry and for the language links
 * @param unread messages that the viewer has not read
 */
public record Frame(@Nullable Viewer viewer, boolean demo, String path, List<Entry> navigation, int unread) {

    /**
     * One entry of the navigation: at most five, so that the phone's bar holds them all.
     *
     * @param steps addresses of pages a step behind it, which have no entry of their own
     */
    public record Entry(String href, String key, String icon, List<String> steps) {

        Entry(String href, String key, String icon, String... steps) {
            this(href, key, icon, List.of(steps));
        }

        /** How much of a page's address is this entry's; 0 if the page does not lie under it. */
        int reach(String path) {
            return Stream.concat(Stream.of(href), steps.stream())
                    .filter(each -> path.equals(each) || path.startsWith(each + "/"))
                    .mapToInt(String::length)
                    .max()
                    .orElse(0);
        }
    }

    /** Whether the page lies under an entry and under no closer one: {@code /orders/new} is not {@code /orders}. */
    public boolean isCurrent(Entry entry) {
        int reach = entry.reach(path);
        return reach > 0 && navigation.stream().allMatch(other -> other.reach(path) <= reach);
    }

    /** @param more what lies behind it for the viewer; without any, there is no entry for it */
    static List<Entry> navigationFor(Viewer viewer, More more) {
        var entries = ownEntries(viewer);
        var behind = more.addresses().stream()
                .filter(address ->
                        entries.stream().noneMatch(each -> each.href().equals(address)))
                .toList();
        return behind.isEmpty()
                ? entries
                : Stream.concat(entries.stream(), Stream.of(new Entry(More.HREF, "nav.more", "more", behind)))
                        .toList();
    }

    /** Four at most, since what lies behind {@link More} is the fifth. */
    private static List<Entry> ownEntries(Viewer viewer) {
        if (viewer.is(Role.STUDENT)) {
            return student(viewer);
        }
        if (viewer.is(Role.COMMUNITY)) {
            return List.of(
                    new Entry("/orders", "nav.orders", "list"),
                    new Entry("/menu", "nav.menu", "flag"),
                    new Entry("/wishes", "nav.wishes", "inbox"),
                    new Entry("/orders/new", "nav.order-new", "plus"));
        }
        if (viewer.is(Role.STREET)) {
            return List.of(
                    new Entry("/agreements", "nav.agreements", "handshake"),
                    new Entry("/conversations", "nav.conversations", "inbox"));
        }
        if (viewer.is(Role.COLLEGE)) {
            return List.of(
                    new Entry("/term", "nav.term", "chart"),
                    new Entry("/review", "nav.review", "inbox"),
                    new Entry("/dispatch", "nav.dispatch", "send"),
                    new Entry("/students", "nav.students", "people", "/teams"));
        }
        if (viewer.is(Role.FACULTY)) {
            return List.of(
                    new Entry("/term", "nav.term", "chart"),
                    new Entry("/agreements", "nav.agreements", "handshake"),
                    new Entry("/menu", "nav.menu", "list"),
                    new Entry("/students", "nav.students", "people"));
        }
        if (viewer.is(Role.DISTRICT)) {
            return List.of(new Entry("/district", "nav.district", "chart"));
        }
        if (viewer.is(Role.AUDITOR)) {
            return List.of(
                    new Entry("/audit", "nav.audit", "list"),
                    new Entry("/ledger", "nav.ledger", "clock"),
                    new Entry("/ledger/flags", "nav.flags", "flag"),
                    new Entry("/ledger/nights", "nav.nights", "check"));
        }
        return List.of(
                new Entry("/accounts", "nav.accounts", "people"),
                new Entry("/colleges", "nav.colleges", "flag"),
                new Entry("/skills", "nav.skills", "list"),
                new Entry("/calendar", "nav.calendar", "calendar"));
    }

    private static List<Entry> student(Viewer viewer) {
        var week = new Entry("/my", "nav.week", "home");
        var pool = new Entry("/pool", "nav.pool", "list", "/groups");
        var schedule = new Entry("/my/schedule", "nav.schedule", "calendar", "/my/sessions");
        return List.of(
                week,
                pool,
                schedule,
                viewer.is(Role.TEAM_LEADER)
                        ? new Entry("/team", "nav.team", "flag")
                        : new Entry("/my/hours", "nav.hours", "clock", "/my/disputes"));
    }
}
