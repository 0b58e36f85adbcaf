package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;

/**
 * A problem as files: {@code people.csv}, {@code needs.csv} (a line for each request), {@code sessions.csv} (a line for
 * each session of a request), {@code roles.csv} (a line for each role of a session) and, where they are not the defaults,
 * {@code weights.csv}; and what {@link RulesFiles} names, where a plan must keep more than the flow form.
 */
public final class ProblemFiles {

    static final String PEOPLE = "people.csv";
    static final String NEEDS = "needs.csv";
    static final String SESSIONS = "sessions.csv";
    static final String ROLES = "roles.csv";
    static final String WEIGHTS = "weights.csv";

    private ProblemFiles() {}

    /** Names of the files, as the certificate digests them. */
    public static String[] names() {
        return new String[] {
            PEOPLE,
            NEEDS,
            SESSIONS,
            ROLES,
            WEIGHTS,
            RulesFiles.RULES,
            RulesFiles.PINS,
            RulesFiles.UNITS,
            RulesFiles.FLOORS
        };
    }

    /**
     * Reads the files of a folder.
     *
     * @throws UnreadableInput at the first cell that breaks a rule
     */
    public static Problem read(Path folder) throws IOException, UnreadableInput {
        Weights weights =
                Files.exists(folder.resolve(WEIGHTS)) ? WeightsFile.read(folder.resolve(WEIGHTS)) : Weights.defaults();
        List<Person> people = PeopleFile.read(folder.resolve(PEOPLE));
        List<Role> roles = roles(folder);
        return new Problem(people, roles, weights, RulesFiles.read(folder, people, roles));
    }

    /** Writes the files into an existing folder. */
    public static void write(Problem problem, Path folder) throws IOException {
        PeopleFile.write(problem.people(), folder.resolve(PEOPLE));
        writeRoles(problem.roles(), folder);
        WeightsFile.write(problem.weights(), folder.resolve(WEIGHTS));
        RulesFiles.write(problem.rules(), folder);
    }

    private record Need(
            String id,
            String community,
            String street,
            String programme,
            Position position,
            int urgency,
            int waitingDays,
            String team,
            List<String> blocked) {}

    private record Session(String id, Need need, Period period) {}

    private static Map<String, Need> needs(Path file) throws IOException, UnreadableInput {
        Map<String, Need> needs = new HashMap<>();
        try (CsvReader csv = CsvReader.open(file)) {
            int id = csv.column("need");
            int community = csv.column("community");
            int street = csv.column("street");
            int programme = csv.column("programme");
            int longitude = csv.column("longitude");
            int latitude = csv.column("latitude");
            int urgency = csv.column("urgency");
            int waitingDays = csv.column("waiting_days");
            int team = csv.column("team");
            int blocked = csv.column("blocked");
            while (csv.next()) {
                csv.once(id, needs.keySet());
                needs.put(
                        csv.id(id),
                        new Need(
                                csv.id(id),
                                csv.text(community),
                                csv.text(street),
                                csv.text(programme),
                                Cells.position(csv, longitude, latitude),
                                (int) csv.whole(urgency, 0, 9),
                                (int) csv.whole(waitingDays, 0, Integer.MAX_VALUE),
                                csv.text(team),
                                Cells.list(csv, blocked)));
            }
        }
        return needs;
    }

    private static Map<String, Session> sessions(Path file, Map<String, Need> needs)
            throws IOException, UnreadableInput {
        Map<String, Session> sessions = new HashMap<>();
        try (CsvReader csv = CsvReader.open(file)) {
            int id = csv.column("session");
            int need = csv.column("need");
            int start = csv.column("start");
            int end = csv.column("end");
            while (csv.next()) {
                csv.once(id, sessions.keySet());
                if (!Cells.moment(csv, start).isBefore(Cells.moment(csv, end))) {
                    throw csv.refuse(
                            end, "does not come after the start, " + csv.text(start), "Swap the two, or correct one.");
                }
                sessions.put(
                        csv.id(id),
                        new Session(
                                csv.id(id),
                                found(csv, need, needs, NEEDS),
                                new Period(Cells.moment(csv, start), Cells.moment(csv, end))));
            }
        }
        return sessions;
    }

    private static List<Role> roles(Path folder) throws IOException, UnreadableInput {
        Map<String, Need> needs = needs(folder.resolve(NEEDS));
        Map<String, Session> sessions = sessions(folder.resolve(SESSIONS), needs);
        List<Role> roles = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (CsvReader csv = CsvReader.open(folder.resolve(ROLES))) {
            int id = csv.column("role");
            int session = csv.column("session");
            int skills = csv.column("skills");
            int minHeads = csv.column("min_heads");
            int maxHeads = csv.column("max_heads");
            int minAge = csv.column("min_age");
            int maxAge = csv.column("max_age");
            while (csv.next()) {
                csv.once(id, seen);
                seen.add(csv.id(id));
                Session of = found(csv, session, sessions, SESSIONS);
                int most = (int) csv.whole(maxHeads, 0, Role.MOST_HEADS);
                int oldest = (int) csv.whole(maxAge, 0, Role.NO_MAX_AGE);
                roles.add(Role.of(csv.id(id), of.period(), of.need().position())
                        .session(of.id(), of.need().id())
                        .place(of.need().community(), of.need().street())
                        .programme(of.need().programme())
                        .skills(Cells.skills(csv, skills))
                        .heads((int) csv.whole(minHeads, 0, most), most)
                        .urgency(of.need().urgency())
                        .waitingDays(of.need().waitingDays())
                        .ages((int) csv.whole(minAge, 0, oldest), oldest)
                        .team(of.need().team().isEmpty() ? null : of.need().team())
                        .blocked(of.need().blocked())
                        .build());
            }
        }
        return roles;
    }

    private static void writeRoles(List<Role> roles, Path folder) throws IOException {
        Map<String, Role> needs = new HashMap<>();
        Set<String> sessions = new HashSet<>();
        try (CsvWriter need = new CsvWriter(
                        folder.resolve(NEEDS),
                        "need",
                        "community",
                        "street",
                        "programme",
                        "longitude",
                        "latitude",
                        "urgency",
                        "waiting_days",
                        "team",
                        "blocked");
                CsvWriter session = new CsvWriter(folder.resolve(SESSIONS), "session", "need", "start", "end");
                CsvWriter role = new CsvWriter(
                        folder.resolve(ROLES),
                        "role",
                        "session",
                        "skills",
                        "min_heads",
                        "max_heads",
                        "min_age",
                        "max_age")) {
            for (Role each : roles) {
                Role first = needs.putIfAbsent(each.requestId(), each);
                if (first != null) {
                    mustBeOfOneNeed(first, each);
                } else {
                    need.row(
                            each.requestId(),
                            each.community(),
                            each.street(),
                            each.programme(),
                            Cells.degrees(each.position().longitude()),
                            Cells.degrees(each.position().latitude()),
                            each.urgency(),
                            each.waitingDays(),
                            each.team() == null ? "" : each.team(),
                            Cells.list(each.blockedPersons()));
                }
                if (sessions.add(each.sessionId())) {
                    session.row(each.sessionId(), each.requestId(), each.start(), each.end());
                }
                role.row(
                        each.id(),
                        each.sessionId(),
                        Cells.skills(each.skills()),
                        each.minHeads(),
                        each.maxHeads(),
                        each.minAge(),
                        each.maxAge());
            }
        }
    }

    /** A need has one line, so its roles must agree in what stands there: nothing may be lost by writing. */
    private static void mustBeOfOneNeed(Role first, Role other) {
        boolean agree = first.community().equals(other.community())
                && first.street().equals(other.street())
                && first.programme().equals(other.programme())
                && first.position().equals(other.position())
                && first.urgency() == other.urgency()
                && first.waitingDays() == other.waitingDays()
                && Objects.equals(first.team(), other.team())
                && first.blockedPersons().equals(other.blockedPersons());
        if (!agree) {
            throw new IllegalArgumentException("The roles " + first.id() + " and " + other.id() + " of need "
                    + first.requestId()
                    + " differ in place, programme, urgency, waiting, team or whom they block. Give "
                    + "them needs of their own.");
        }
    }

    private static <T> T found(CsvReader csv, int column, Map<String, T> known, String file) throws UnreadableInput {
        T value = known.get(csv.text(column));
        if (value == null) {
            throw csv.refuse(column, "does not stand in " + file, "Add it there, or correct it here.");
        }
        return value;
    }
}
