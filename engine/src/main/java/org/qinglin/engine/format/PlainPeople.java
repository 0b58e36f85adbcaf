package org.qinglin.engine.format;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;

/** Reads plain {@code people.csv} on all cores; {@link PeopleFile} reads what is not plain, and says what is wrong. */
final class PlainPeople implements PlainRows.Taker {

    private static final double[] POWERS_OF_TEN = {1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9};

    private final Person[] people;
    private final Memo<Period> periods = new Memo<>(Cells::period);
    private final Memo<LocalDate> dates = new Memo<>(LocalDate::parse);
    private final Memo<Map<String, Integer>> skills = new Memo<>(PlainPeople::skills);
    private final Memo<String> names = new Memo<>(name -> name);

    private PlainPeople(Person[] people) {
        this.people = people;
    }

    /** Null if the careful reader must look at the file. */
    static @Nullable List<Person> read(Path file) throws IOException {
        return PlainRows.tryOn(file, PlainPeople::read, PeopleFile.COLUMNS);
    }

    private static List<Person> read(PlainRows rows) throws IOException {
        Person[] people = new Person[rows.rows()];
        ThreadLocal<PlainPeople> ofThread = ThreadLocal.withInitial(() -> new PlainPeople(people));
        rows.read(block -> ofThread.get());
        Ids ids = new Ids();
        for (Person person : people) {
            if (!ids.addNew(person.id())) {
                throw new PlainRows.Unusual();
            }
        }
        return Arrays.asList(people);
    }

    @Override
    public void row(int row, byte[] bytes, int[] begin, int[] end) {
        try {
            people[row] = person(bytes, begin, end);
        } catch (RuntimeException forTheCarefulReader) {
            throw new PlainRows.Unusual();
        }
    }

    private Person person(byte[] bytes, int[] begin, int[] end) {
        return new Person(
                Memo.text(bytes, begin[0], end[0]),
                PlainRows.digits(bytes, begin[1], end[1], Integer.MAX_VALUE),
                new Position(degrees(bytes, begin[2], end[2], 180), degrees(bytes, begin[3], end[3], 90)),
                dates.of(bytes, begin[4], end[4]),
                yesNo(bytes, begin[5], end[5]),
                list(bytes, begin[6], end[6], periods),
                list(bytes, begin[7], end[7], periods),
                skills.of(bytes, begin[8], end[8]),
                list(bytes, begin[9], end[9], names),
                PlainRows.digits(bytes, begin[10], end[10], Integer.MAX_VALUE),
                begin[11] == end[11] ? null : names.of(bytes, begin[11], end[11]),
                set(list(bytes, begin[12], end[12], names)),
                set(list(bytes, begin[13], end[13], names)));
    }

    /** Digits with a point: with so few of them both parts are exact and their quotient is the nearest double. */
    private static double degrees(byte[] bytes, int begin, int end, int most) {
        int from = begin < end && bytes[begin] == '-' ? begin + 1 : begin;
        int point = from;
        while (point < end && bytes[point] != '.') {
            point++;
        }
        int decimals = Math.max(0, end - point - 1);
        if (point - from < 1
                || point - from > 3
                || (point < end && decimals == 0)
                || decimals >= POWERS_OF_TEN.length) {
            throw new PlainRows.Unusual();
        }
        long digits = 0;
        for (int i = from; i < end; i++) {
            if (i != point) {
                int digit = bytes[i] - '0';
                if (digit < 0 || digit > 9) {
                    throw new PlainRows.Unusual();
                }
                digits = 10 * digits + digit;
            }
        }
        double degrees = digits / POWERS_OF_TEN[decimals];
        if (degrees > most) {
            throw new PlainRows.Unusual();
        }
        return from == begin ? degrees : -degrees;
    }

    private static boolean yesNo(byte[] bytes, int begin, int end) {
        return switch (Memo.text(bytes, begin, end)) {
            case "true" -> true;
            case "false" -> false;
            default -> throw new PlainRows.Unusual();
        };
    }

    private static <T> List<T> list(byte[] bytes, int begin, int end, Memo<T> items) {
        if (begin == end) {
            return List.of();
        }
        List<T> list = new ArrayList<>();
        int from = begin;
        for (int i = begin; i <= end; i++) {
            if (i == end || bytes[i] == ';') {
                if (i == from) {
                    throw new PlainRows.Unusual();
                }
                list.add(items.of(bytes, from, i));
                from = i + 1;
            }
        }
        return List.copyOf(list);
    }

    private static Set<String> set(List<String> names) {
        return names.size() == 1 ? Set.of(names.get(0)) : new HashSet<>(names);
    }

    private static Map<String, Integer> skills(String text) {
        Map<String, Integer> skills = new HashMap<>();
        if (!text.isEmpty()) {
            for (String item : text.split(";", -1)) {
                int colon = item.lastIndexOf(':');
                if (colon < 1 || !Cells.isLevel(item.substring(colon + 1))) {
                    throw new PlainRows.Unusual();
                }
                if (skills.put(item.substring(0, colon), Integer.valueOf(item.substring(colon + 1))) != null) {
                    throw new PlainRows.Unusual();
                }
            }
        }
        // As a person keeps them, so that all who hold the same share them.
        return Person.of("any", 0, new Position(0, 0), LocalDate.EPOCH)
                .skills(skills)
                .build()
                .skills();
    }
}
