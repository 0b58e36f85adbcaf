package org.qinglin.app.identity;

import java.util.List;

/** The demo term's accounts, one for each role; they exist only in an installation that is a demo. */
public final class DemoAccounts {

    /** Public on purpose: it opens invented data only. */
    public static final String PASSWORD = "qinglin-demo";

    /** @param login what to type, for a role */
    public record DemoAccount(String login, Role role) {}

    public static final List<DemoAccount> ALL = List.of(
            new DemoAccount("student", Role.STUDENT),
            new DemoAccount("leader", Role.TEAM_LEADER),
            new DemoAccount("community", Role.COMMUNITY),
            new DemoAccount("street", Role.STREET),
            new DemoAccount("faculty", Role.FACULTY),
            new DemoAccount("college", Role.COLLEGE),
            new DemoAccount("district", Role.DISTRICT),
            new DemoAccount("auditor", Role.AUDITOR),
            new DemoAccount("admin", Role.ADMINISTRATOR));

    private DemoAccounts() {}
}
