package org.qinglin.bench.pages;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * A page and who looks at it.
 *
 * @param address one of its addresses, with other filters and another page of the list each time
 */
record Page(String name, String login, Function<Random, String> address) {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final List<String> NAMES = List.of("", "", "", "测试", "测试1", "B0001", "99");
    private static final List<String> ORDERS = List.of("", "", "", "手机", "图书", "监测", "义诊 1");
    private static final List<String> ACCOUNTS = List.of("", "", "s", "college", "测试");
    private static final List<String> AUDIT = List.of("", "", "college", "session", "request");

    /** Who is not signed in. */
    static final String VISITOR = "";

    /** What people of all roles look at. */
    static final List<Page> ALL = List.of(
            list("students", "college", "/students", NAMES, 200),
            list("students (faculty)", "faculty", "/students", NAMES, 200),
            list("review", "college", "/review", ORDERS, 100),
            list("orders", "community", "/orders", ORDERS, 100),
            list("audit", "auditor", "/audit", AUDIT, 100),
            list("ledger", "auditor", "/ledger", List.of(""), 50),
            list("accounts", "admin", "/accounts", ACCOUNTS, 20),
            list("certificates", "college", "/certificates", List.of("", "QL"), 5),
            one("dispatch runs", "college", "/dispatch"),
            one("term", "college", "/term"),
            one("recovery", "college", "/recovery"),
            one("agreements", "college", "/agreements"),
            one("agreement", "street", "/agreements/1"),
            one("fulfilment", "street", "/agreements/1/fulfilment"),
            one("fulfilment's records", "street", "/agreements/1/fulfilment/2"),
            one("conversations (street)", "street", "/conversations"),
            one("conversations", "college", "/conversations"),
            one("projects", "college", "/projects"),
            one("project", "college", "/projects/1"),
            one("practice", "college", "/practice"),
            one("hometown season", "college", "/hometown/1"),
            one("resources", "college", "/resources"),
            one("resource", "college", "/resources/1"),
            one("bookings", "college", "/bookings"),
            one("reports", "college", "/reports"),
            one("report", "college", "/reports/1"),
            one("report's corrections", "college", "/reports/1/corrections"),
            one("report's records", "college", "/reports/1/records?group=ALL&key=ALL&measure=service-hours"),
            one("service records", "college", "/records"),
            one("newsroom", "college", "/newsroom"),
            one("more", "college", "/more"),
            one("resources (community)", "community", "/resources"),
            one("host", "community", "/host"),
            one("campaigns", "college", "/campaigns"),
            one("my hometown", "student", "/my/hometown"),
            one("awards", "college", "/awards"),
            one("meetings", "college", "/meetings"),
            one("honour roll", VISITOR, "/honours"),
            one("courses", VISITOR, "/learn"),
            one("courses (college)", "college", "/courses"),
            one("people to call", "college", "/classes/1/calls"),
            one("portal", VISITOR, "/"),
            one("news", VISITOR, "/news"),
            one("article", VISITOR, "/news/1"),
            one("district", "district", "/district"),
            one("my week", "student", "/my"),
            one("my schedule", "student", "/my/schedule"),
            one("my hours", "student", "/my/hours"),
            one("messages", "student", "/inbox"),
            days("pool", "/pool?"),
            days("pool as map", "/pool?view=map&"),
            days("pool as calendar", "/pool?view=calendar&"),
            one("team", "leader", "/team"),
            one("honours and badges", "leader", "/my/awards"),
            api("api orders", "community", "/api/requests", 100));

    /** How many look at once. */
    static long people() {
        return ALL.stream().map(Page::login).distinct().count();
    }

    private static Page one(String name, String login, String path) {
        return new Page(name, login, random -> path);
    }

    /** The next two months, from one of their days. */
    private static Page days(String name, String path) {
        return new Page(
                name, "student", random -> path + "from=" + LocalDate.now(CHINA).plusDays(random.nextInt(60)));
    }

    private static Page list(String name, String login, String path, List<String> searches, int pages) {
        return new Page(
                name,
                login,
                random -> path + "?q=" + Browser.encoded(searches.get(random.nextInt(searches.size()))) + "&page="
                        + (1 + random.nextInt(pages)));
    }

    private static Page api(String name, String login, String path, int pages) {
        return new Page(name, login, random -> path + "?page=" + (1 + random.nextInt(pages)));
    }
}
