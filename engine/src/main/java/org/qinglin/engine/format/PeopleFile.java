package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.qinglin.engine.Person;

/** {@code people.csv}: a line for each person. */
final class PeopleFile {

    static final String[] COLUMNS = {
        "person",
        "capacity",
        "longitude",
        "latitude",
        "birth_date",
        "guardian_consent",
        "free",
        "taken",
        "skills",
        "wishes",
        "minutes_short",
        "team",
        "served",
        "blocked"
    };

    private PeopleFile() {}

    static List<Person> read(Path file) throws IOException, UnreadableInput {
        List<Person> plain = PlainPeople.read(file);
        if (plain != null) {
            return plain;
        }
        List<Person> people = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        try (CsvReader csv = CsvReader.open(file)) {
            int id = csv.column("person");
            int capacity = csv.column("capacity");
            int longitude = csv.column("longitude");
            int latitude = csv.column("latitude");
            int birthDate = csv.column("birth_date");
            int consent = csv.column("guardian_consent");
            int free = csv.column("free");
            int taken = csv.column("taken");
            int skills = csv.column("skills");
            int wishes = csv.column("wishes");
            int minutesShort = csv.column("minutes_short");
            int team = csv.column("team");
            int served = csv.column("served");
            int blocked = csv.column("blocked");
            while (csv.next()) {
                csv.once(id, seen);
                seen.add(csv.id(id));
                people.add(Person.of(
                                csv.id(id),
                                csv.capacity(capacity),
                                Cells.position(csv, longitude, latitude),
                                Cells.date(csv, birthDate))
                        .guardianConsent(Cells.yesNo(csv, consent))
                        .free(Cells.periods(csv, free))
                        .taken(Cells.periods(csv, taken))
                        .skills(Cells.skills(csv, skills))
                        .wishes(Cells.list(csv, wishes))
                        .minutesShort((int) csv.whole(minutesShort, 0, Integer.MAX_VALUE))
                        .team(csv.text(team).isEmpty() ? null : csv.text(team))
                        .served(Cells.list(csv, served))
                        .blocked(Cells.list(csv, blocked))
                        .build());
            }
        }
        return people;
    }

    static void write(List<Person> people, Path file) throws IOException {
        try (CsvWriter csv = new CsvWriter(file, COLUMNS)) {
            for (Person each : people) {
                csv.row(
                        each.id(),
                        each.capacity(),
                        Cells.degrees(each.position().longitude()),
                        Cells.degrees(each.position().latitude()),
                        each.birthDate(),
                        each.guardianConsent(),
                        Cells.periods(each.free()),
                        Cells.periods(each.taken()),
                        Cells.skills(each.skills()),
                        Cells.list(each.wishes()),
                        each.minutesShort(),
                        each.team() == null ? "" : each.team(),
                        Cells.list(each.servedCommunities()),
                        Cells.list(each.blockedCommunities()));
            }
        }
    }
}
