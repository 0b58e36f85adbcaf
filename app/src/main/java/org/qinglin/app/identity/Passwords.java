package org.qinglin.app.identity;

import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.shared.Fault;

/** The rule for passwords, written once: length before composition (等保二级 asks for a rule, NIST 800-63B for length). */
public final class Passwords {

    public static final int SHORTEST = 10;
    public static final int LONGEST = 128;

    private Passwords() {}

    /** What is wrong with a new password, or an empty list. The value is never repeated in a fault. */
    public static List<Fault> faults(String login, String password) {
        var faults = new ArrayList<Fault>();
        if (password.length() < SHORTEST || password.length() > LONGEST) {
            faults.add(Fault.of("password", password.length(), "fault.password.length", SHORTEST, LONGEST));
        } else if (password.chars().distinct().count() < 5
                || !login.isEmpty()
                        && password.toLowerCase(java.util.Locale.ROOT).contains(login)) {
            faults.add(Fault.of("password", "…", "fault.password.weak"));
        }
        return faults;
    }
}
