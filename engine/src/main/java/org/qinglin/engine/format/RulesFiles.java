package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;
import org.qinglin.engine.Rules;

/**
 * The rules beyond the flow form, each file only where there is something in it: {@code rules.csv} (rule, value),
 * {@code pins.csv} (person, role), {@code units.csv} (unit, person), {@code floors.csv} (street, heads).
 */
final class RulesFiles {

    static final String RULES = "rules.csv";
    static final String PINS = "pins.csv";
    static final String UNITS = "units.csv";
    static final String FLOORS = "floors.csv";

    private static final String MINIMUM_OR_NOTHING = "minimum_or_nothing";
    private static final String ACROSS_BLOCKS = "across_blocks";
    private static final String METRES_PER_MINUTE = "metres_per_minute";

    private RulesFiles() {}

    static Rules read(Path folder, List<Person> people, List<Role> roles) throws IOException, UnreadableInput {
        Set<String> persons = new HashSet<>();
        Set<String> wanted = new HashSet<>();
        Set<String> streets = new HashSet<>();
        if (Files.exists(folder.resolve(PINS)) || Files.exists(folder.resolve(UNITS))) {
            people.forEach(person -> persons.add(person.id()));
        }
        roles.forEach(role -> {
            wanted.add(role.id());
            streets.add(role.street());
        });
        boolean[] flags = new boolean[2];
        int[] metresPerMinute = {0};
        if (Files.exists(folder.resolve(RULES))) {
            rules(folder.resolve(RULES), flags, metresPerMinute);
        }
        return new Rules(
                flags[0],
                flags[1],
                metresPerMinute[0],
                Files.exists(folder.resolve(PINS)) ? pins(folder.resolve(PINS), persons, wanted) : List.of(),
                Files.exists(folder.resolve(UNITS)) ? units(folder.resolve(UNITS), persons) : new TreeMap<>(),
                Files.exists(folder.resolve(FLOORS)) ? floors(folder.resolve(FLOORS), streets) : new TreeMap<>());
    }

    private static void rules(Path file, boolean[] flags, int[] metresPerMinute) throws IOException, UnreadableInput {
        Set<String> seen = new HashSet<>();
        try (CsvReader csv = CsvReader.open(file)) {
            int rule = csv.column("rule");
            int value = csv.column("value");
            while (csv.next()) {
                csv.once(rule, seen);
                seen.add(csv.id(rule));
                switch (csv.text(rule)) {
                    case MINIMUM_OR_NOTHING -> flags[0] = Cells.yesNo(csv, value);
                    case ACROSS_BLOCKS -> flags[1] = Cells.yesNo(csv, value);
                    case METRES_PER_MINUTE -> metresPerMinute[0] = (int) csv.whole(value, 0, 10_000);
                    default ->
                        throw csv.refuse(
                                rule,
                                "is no rule",
                                "Use one of " + MINIMUM_OR_NOTHING + ", " + ACROSS_BLOCKS + ", " + METRES_PER_MINUTE
                                        + ".");
                }
            }
        }
    }

    private static List<Rules.Pin> pins(Path file, Set<String> people, Set<String> roles)
            throws IOException, UnreadableInput {
        List<Rules.Pin> pins = new ArrayList<>();
        Set<Rules.Pin> seen = new HashSet<>();
        try (CsvReader csv = CsvReader.open(file)) {
            int person = csv.column("person");
            int role = csv.column("role");
            while (csv.next()) {
                known(csv, person, people, ProblemFiles.PEOPLE);
                known(csv, role, roles, ProblemFiles.ROLES);
                Rules.Pin pin = new Rules.Pin(csv.text(person), csv.text(role));
                if (!seen.add(pin)) {
                    throw csv.refuse(role, "is pinned a second time for " + pin.personId(), "Keep one of the lines.");
                }
                pins.add(pin);
            }
        }
        return pins;
    }

    private static SortedMap<String, List<String>> units(Path file, Set<String> people)
            throws IOException, UnreadableInput {
        SortedMap<String, List<String>> units = new TreeMap<>();
        Set<String> seen = new HashSet<>();
        try (CsvReader csv = CsvReader.open(file)) {
            int unit = csv.column("unit");
            int person = csv.column("person");
            while (csv.next()) {
                known(csv, person, people, ProblemFiles.PEOPLE);
                csv.once(person, seen);
                seen.add(csv.text(person));
                units.computeIfAbsent(csv.id(unit), each -> new ArrayList<>()).add(csv.text(person));
            }
        }
        return units;
    }

    private static SortedMap<String, Integer> floors(Path file, Set<String> streets)
            throws IOException, UnreadableInput {
        SortedMap<String, Integer> floors = new TreeMap<>();
        try (CsvReader csv = CsvReader.open(file)) {
            int street = csv.column("street");
            int heads = csv.column("heads");
            while (csv.next()) {
                known(csv, street, streets, ProblemFiles.NEEDS);
                csv.once(street, floors.keySet());
                floors.put(csv.text(street), (int) csv.whole(heads, 0, Role.MOST_HEADS));
            }
        }
        return floors;
    }

    private static void known(CsvReader csv, int column, Set<String> known, String file) throws UnreadableInput {
        if (!known.contains(csv.text(column))) {
            throw csv.refuse(column, "does not stand in " + file, "Add it there, or correct it here.");
        }
    }

    static void write(Rules rules, Path folder) throws IOException {
        if (rules.minimumOrNothing() || rules.acrossBlocks() || rules.metresPerMinute() > 0) {
            try (CsvWriter csv = new CsvWriter(folder.resolve(RULES), "rule", "value")) {
                csv.row(MINIMUM_OR_NOTHING, rules.minimumOrNothing());
                csv.row(ACROSS_BLOCKS, rules.acrossBlocks());
                csv.row(METRES_PER_MINUTE, rules.metresPerMinute());
            }
        }
        if (!rules.pins().isEmpty()) {
            try (CsvWriter csv = new CsvWriter(folder.resolve(PINS), "person", "role")) {
                for (Rules.Pin pin : rules.pins()) {
                    csv.row(pin.personId(), pin.roleId());
                }
            }
        }
        if (!rules.units().isEmpty()) {
            try (CsvWriter csv = new CsvWriter(folder.resolve(UNITS), "unit", "person")) {
                for (Map.Entry<String, List<String>> unit : rules.units().entrySet()) {
                    for (String person : unit.getValue()) {
                        csv.row(unit.getKey(), person);
                    }
                }
            }
        }
        if (!rules.floors().isEmpty()) {
            try (CsvWriter csv = new CsvWriter(folder.resolve(FLOORS), "street", "heads")) {
                for (Map.Entry<String, Integer> floor : rules.floors().entrySet()) {
                    csv.row(floor.getKey(), floor.getValue());
                }
            }
        }
    }
}
