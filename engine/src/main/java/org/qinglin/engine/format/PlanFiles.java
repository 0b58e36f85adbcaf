package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.qinglin.engine.Assignment;
import org.qinglin.engine.Certificate;
import org.qinglin.engine.PairList;
import org.qinglin.engine.PairPlan;
import org.qinglin.engine.Part;
import org.qinglin.engine.Parts;
import org.qinglin.engine.Person;
import org.qinglin.engine.Plan;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Role;
import org.qinglin.engine.Valuation;

/** A plan as two files, {@code plan.csv} and {@code certificate.json}. */
public final class PlanFiles {

    /** Name of the plan's table. */
    public static final String PLAN = "plan.csv";

    private static final List<String> TOLD =
            List.of("need", "session", "skill_fit", "distance", "wish", "continuity", "hours_short", "team");

    private PlanFiles() {}

    /**
     * Writes the plan of a problem into an existing folder.
     *
     * @param input the folder that the problem was read from
     */
    public static void write(Problem problem, Plan plan, Path input, Path folder) throws IOException {
        write(problem, plan, InputDigests.ofProblem(input), folder);
    }

    /** The same where the digests are being computed already. */
    public static void write(Problem problem, Plan plan, InputDigests input, Path folder) throws IOException {
        Map<String, Role> roles = new HashMap<>();
        problem.roles().forEach(role -> roles.put(role.id(), role));
        List<String> columns = new ArrayList<>(List.of("student", "need", "session", "role", "value"));
        columns.addAll(TOLD.subList(2, TOLD.size()));
        try (CsvWriter csv = new CsvWriter(folder.resolve(PLAN), columns.toArray(String[]::new))) {
            for (Assignment each : plan.assignments()) {
                Role role = roles.get(each.roleId());
                if (role == null) {
                    throw new IllegalArgumentException("The plan has the role " + each.roleId()
                            + ", which the problem lacks. Maybe it is the plan of another problem?");
                }
                List<String> told = told(role, each.parts());
                List<Object> cells =
                        new ArrayList<>(List.of(each.personId(), told.get(0), told.get(1), role.id(), each.value()));
                cells.addAll(told.subList(2, told.size()));
                csv.row(cells.toArray());
            }
        }
        certify(plan.certificate(), input.get(), folder);
    }

    /**
     * Writes the plan of a pair list into an existing folder.
     *
     * @param input the folder that the list was read from
     */
    public static void write(PairList list, PairPlan plan, Path input, Path folder) throws IOException {
        write(list, plan, InputDigests.ofPairs(input), folder);
    }

    /** The same where the digests are being computed already. */
    public static void write(PairList list, PairPlan plan, InputDigests input, Path folder) throws IOException {
        try (CsvWriter csv = new CsvWriter(folder.resolve(PLAN), "student", "need", "value")) {
            for (int s : list.listed()) {
                int end = list.offset()[s + 1];
                for (int j = plan.chosen().nextSetBit(list.offset()[s]);
                        j >= 0 && j < end;
                        j = plan.chosen().nextSetBit(j + 1)) {
                    csv.row(
                            list.students().get(s),
                            list.needs().get(list.need()[j]),
                            list.value().at(j));
                }
            }
        }
        certify(plan.certificate(list), input.get(), folder);
    }

    private static void certify(Certificate certificate, SortedMap<String, String> input, Path folder)
            throws IOException {
        String plan = Digest.of(folder.resolve(PLAN));
        Files.writeString(
                folder.resolve(CertificateFile.NAME),
                CertificateFile.of(certificate, input, plan).text());
    }

    /**
     * A line of a plan as claimed; nothing about it is checked but that it is a line.
     *
     * @param place the role, or in a pair list the need
     * @param told the other columns that the plan must fill truly, see {@link #told(Role, Parts)}
     */
    public record Claim(String student, String place, long value, List<String> told) {}

    /** What a line tells about its pair beside the value: need, session and the parts, as they stand in the file. */
    public static List<String> told(Role role, Parts parts) {
        List<String> told = new ArrayList<>(List.of(role.requestId(), role.sessionId()));
        for (Part part : Part.values()) {
            told.add(String.valueOf(parts.of(part)));
        }
        return told;
    }

    /**
     * Tells the lines of the {@code plan.csv} of a problem.
     *
     * @throws UnreadableInput if it is missing or no such table
     */
    public static void eachClaim(Path folder, Consumer<Claim> line) throws IOException, UnreadableInput {
        each(folder, "role", TOLD, line);
    }

    /**
     * Tells the lines of the {@code plan.csv} of a pair list.
     *
     * @throws UnreadableInput if it is missing or no such table
     */
    public static void eachPairClaim(Path folder, Consumer<Claim> line) throws IOException, UnreadableInput {
        each(folder, "need", List.of(), line);
    }

    private static void each(Path folder, String placeColumn, List<String> toldColumns, Consumer<Claim> line)
            throws IOException, UnreadableInput {
        try (CsvReader csv = CsvReader.open(folder.resolve(PLAN))) {
            int student = csv.column("student");
            int place = csv.column(placeColumn);
            int value = csv.column("value");
            int[] told = new int[toldColumns.size()];
            for (int i = 0; i < told.length; i++) {
                told[i] = csv.column(toldColumns.get(i));
            }
            while (csv.next()) {
                List<String> cells = new ArrayList<>(told.length);
                for (int column : told) {
                    cells.add(csv.text(column));
                }
                line.accept(
                        new Claim(csv.text(student), csv.text(place), csv.whole(value, 1, Integer.MAX_VALUE), cells));
            }
        }
    }

    /**
     * The plan of a problem, for explaining it. Says nothing about whether it is right: that is the verifier's work.
     *
     * @throws UnreadableInput if the files are missing, altered, or speak of other people or roles
     */
    public static Plan read(Problem problem, Path folder) throws IOException, UnreadableInput {
        CertificateFile.Read read = CertificateFile.read(folder);
        if (read instanceof CertificateFile.Read.Bad bad) {
            throw UnreadableInput.file(CertificateFile.NAME, bad.reason(), "Make the plan again.");
        }
        Map<String, Person> people = new HashMap<>();
        problem.people().forEach(person -> people.put(person.id(), person));
        Map<String, Role> roles = new HashMap<>();
        problem.roles().forEach(role -> roles.put(role.id(), role));
        Valuation valuation = new Valuation(problem.weights());
        List<Assignment> assignments = new ArrayList<>();
        List<Claim> claims = new ArrayList<>();
        eachClaim(folder, claims::add);
        for (Claim claim : claims) {
            Person person = people.get(claim.student());
            Role role = roles.get(claim.place());
            if (person == null || role == null) {
                throw UnreadableInput.file(
                        PLAN,
                        "speaks of \"" + claim.student() + "\" in \"" + claim.place() + "\", which the input lacks",
                        "Maybe it is the plan of another folder?");
            }
            assignments.add(new Assignment(person.id(), role.id(), (int) claim.value(), valuation.of(person, role)));
        }
        return new Plan(assignments, ((CertificateFile.Read.Good) read).file().certificate(), 0);
    }
}
