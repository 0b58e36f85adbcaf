package org.qinglin.bench.faults;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A row of the platform's authorisation table, read anew from the file: whoever reads it wrongly there does not do so here.
 *
 * @param audience the roles that it names, or {@code PUBLIC} or {@code SIGNED_IN}
 */
record AuthorisationRow(String method, String path, List<String> audience) {

    /** Instead of a role: nobody is signed in. */
    static final String NOBODY = "nobody";

    /** The demo term's account of each role. */
    static final Map<String, String> LOGINS = new TreeMap<>(Map.of(
            "STUDENT", "student",
            "TEAM_LEADER", "leader",
            "COMMUNITY", "community",
            "FACULTY", "faculty",
            "COLLEGE", "college",
            "DISTRICT", "district",
            "AUDITOR", "auditor",
            "ADMINISTRATOR", "admin"));

    static List<AuthorisationRow> all() {
        try (InputStream file = AuthorisationRow.class.getResourceAsStream("/authorisation.csv")) {
            if (file == null) {
                throw new IllegalStateException("the platform has no authorisation.csv");
            }
            return new BufferedReader(new InputStreamReader(file, StandardCharsets.UTF_8))
                    .lines()
                    .skip(1)
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split(",", 4))
                    .map(cells -> new AuthorisationRow(
                            cells[0].strip(),
                            cells[1].strip(),
                            Arrays.asList(cells[2].strip().split("\\|"))))
                    .toList();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** The roles of a role's account: whoever leads a team is a student as well. */
    static List<String> held(String role) {
        return role.equals("TEAM_LEADER") ? List.of(role, "STUDENT") : List.of(role);
    }

    boolean isPublic() {
        return audience.contains("PUBLIC");
    }

    boolean letsIn(String role) {
        return isPublic() || audience.contains("SIGNED_IN") || audience.contains(role);
    }

    /** Of all roles those that are let in, and nobody in particular where everyone is. */
    List<String> visitors() {
        return isPublic()
                ? List.of(NOBODY)
                : LOGINS.keySet().stream()
                        .filter(role -> held(role).stream().anyMatch(this::letsIn))
                        .toList();
    }
}
