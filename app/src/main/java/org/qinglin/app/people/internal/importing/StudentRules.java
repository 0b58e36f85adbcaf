package org.qinglin.app.people.internal.importing;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.Period;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.people.BusyTime;
import org.qinglin.app.people.GuardianConsent;
import org.qinglin.app.people.NewStudent;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.sheets.Mangled;
import org.qinglin.app.shared.sheets.SheetRow;

/** From a row of the template to a student, or to everything that is wrong with the row at once. */
final class StudentRules {

    /** What a row may refer to. Names are without blanks. */
    record Context(
            Map<String, UnitId> classes,
            Map<String, String> skills,
            Map<String, String> programmes,
            GeoPoint campus,
            LocalDate today) {}

    static final int DEFAULT_CAPACITY = 2;
    static final int DEFAULT_GOAL_MINUTES = 20 * 60;

    private static final int YOUNGEST = 14;
    private static final int OLDEST = 70;
    private static final int SOME = 6;
    private static final Pattern SKILL = Pattern.compile("(.+?)\\s*[:：(（]?\\s*([1-9])\\s*级?\\s*[)）]?");

    private final Context context;
    private final Timetable timetable;

    StudentRules(Context context, Timetable timetable) {
        this.context = context;
        this.timetable = timetable;
    }

    /** @param known the student of this number as registered; what the file has no column for stays as it is there */
    Checked<NewStudent> check(SheetRow row, Optional<NewStudent> known) {
        List<Fault> faults = new ArrayList<>();
        String number = number(row, faults);
        String name = required(row, StudentForm.NAME, 40, faults);
        UnitId unit = classOf(row, faults);
        LocalDate birth = birth(row, faults);
        String phone = has(row, StudentForm.PHONE)
                ? phone(row, faults)
                : known.map(NewStudent::phone).orElse(null);
        List<BusyTime> busy = has(row, StudentForm.TIMETABLE)
                ? busy(row, faults)
                : known.map(NewStudent::busyTimes).orElse(List.of());
        Map<String, Integer> skills = has(row, StudentForm.SKILLS)
                ? skills(row, faults)
                : known.map(NewStudent::skills).orElse(Map.of());
        List<String> wishes = has(row, StudentForm.WISHES)
                ? wishes(row, faults)
                : known.map(NewStudent::wishes).orElse(List.of());
        int capacity = wholeNumber(
                row,
                StudentForm.CAPACITY,
                21,
                known.map(NewStudent::weeklyCapacity).orElse(DEFAULT_CAPACITY),
                faults);
        int goal = goal(row, known.map(NewStudent::goalMinutes).orElse(DEFAULT_GOAL_MINUTES), faults);
        GuardianConsent guardian = has(row, StudentForm.GUARDIAN)
                ? guardian(row, faults)
                : known.map(NewStudent::guardian).orElse(null);
        if (birth != null && isMinor(birth) && guardian == null && faults.isEmpty()) {
            faults.add(Fault.of(StudentForm.GUARDIAN, "", "import.fault.guardian", Students.ADULT));
        }
        if (!faults.isEmpty() || unit == null || birth == null) {
            return new Checked.Faulty<>(faults);
        }
        GeoPoint position = known.map(NewStudent::position).orElse(context.campus());
        return new Checked.Ok<>(new NewStudent(
                unit, number, name, birth, phone, position, capacity, goal, null, guardian, skills, wishes, busy));
    }

    private static boolean has(SheetRow row, String key) {
        return row.cells().containsKey(key);
    }

    static String number(SheetRow row) {
        return Mangled.digits(row.text(StudentForm.NUMBER)).replace(" ", "");
    }

    private static String number(SheetRow row, List<Fault> faults) {
        String cell = row.text(StudentForm.NUMBER);
        String number = number(row);
        if (Mangled.digitsLost(cell)) {
            faults.add(Fault.of(StudentForm.NUMBER, cell, "import.fault.digits-lost"));
        } else if (number.isEmpty()) {
            faults.add(Fault.of(StudentForm.NUMBER, cell, "fault.required"));
        } else if (!number.matches("[A-Za-z0-9-]{1,32}")) {
            faults.add(Fault.of(StudentForm.NUMBER, cell, "import.fault.student-number"));
        }
        return number;
    }

    private static String required(SheetRow row, String key, int longest, List<Fault> faults) {
        String text = row.text(key);
        int length = text.codePointCount(0, text.length());
        if (text.isEmpty()) {
            faults.add(Fault.of(key, text, "fault.required"));
        } else if (length > longest) {
            faults.add(Fault.of(key, text, "fault.too-long", longest, length));
        }
        return text;
    }

    private @Nullable UnitId classOf(SheetRow row, List<Fault> faults) {
        String name = row.text(StudentForm.CLASS);
        UnitId found = context.classes().get(withoutBlanks(Mangled.digits(name)));
        if (found == null && name.isEmpty()) {
            faults.add(Fault.of(StudentForm.CLASS, name, "fault.required"));
        } else if (found == null) {
            faults.add(Fault.of(
                    StudentForm.CLASS,
                    name,
                    "import.fault.class",
                    some(context.classes().keySet())));
        }
        return found;
    }

    private @Nullable LocalDate birth(SheetRow row, List<Fault> faults) {
        String cell = row.text(StudentForm.BIRTH);
        Optional<LocalDate> date = Mangled.date(cell);
        if (date.isEmpty()) {
            faults.add(Fault.of(StudentForm.BIRTH, cell, cell.isEmpty() ? "fault.required" : "import.fault.date"));
            return null;
        }
        int age = Period.between(date.get(), context.today()).getYears();
        if (date.get().isAfter(context.today()) || age < YOUNGEST || age > OLDEST) {
            faults.add(Fault.of(StudentForm.BIRTH, date.get(), "import.fault.age", YOUNGEST, OLDEST));
        }
        return date.get();
    }

    private boolean isMinor(LocalDate birth) {
        return birth.isAfter(context.today().minusYears(Students.ADULT));
    }

    private static @Nullable String phone(SheetRow row, List<Fault> faults) {
        String cell = row.text(StudentForm.PHONE);
        if (cell.isEmpty()) {
            return null;
        }
        String phone = Mangled.phone(cell);
        if (Mangled.digitsLost(cell)) {
            faults.add(Fault.of(StudentForm.PHONE, cell, "import.fault.digits-lost"));
        } else if (!phone.matches("1\\d{10}|0\\d{9,11}")) {
            faults.add(Fault.of(StudentForm.PHONE, cell, "import.fault.phone"));
        }
        return phone;
    }

    private List<BusyTime> busy(SheetRow row, List<Fault> faults) {
        List<String> unreadable = new ArrayList<>();
        Optional<List<BusyTime>> times = timetable.read(row.text(StudentForm.TIMETABLE), unreadable);
        if (times.isEmpty()) {
            faults.add(Fault.of(StudentForm.TIMETABLE, unreadable.get(0), "import.fault.timetable"));
        }
        return times.orElse(List.of());
    }

    private Map<String, Integer> skills(SheetRow row, List<Fault> faults) {
        Map<String, Integer> skills = new LinkedHashMap<>();
        for (String part : parts(row.text(StudentForm.SKILLS))) {
            String whole = context.skills().get(withoutBlanks(part));
            Matcher matcher = SKILL.matcher(part);
            if (whole != null) {
                skills.merge(whole, 1, Math::max);
            } else if (matcher.matches() && context.skills().containsKey(withoutBlanks(matcher.group(1)))) {
                String code = context.skills().get(withoutBlanks(matcher.group(1)));
                int level = Integer.parseInt(matcher.group(2));
                if (level > 5) {
                    faults.add(Fault.of(StudentForm.SKILLS, part, "import.fault.level"));
                }
                skills.merge(String.valueOf(code), level, Math::max);
            } else {
                faults.add(Fault.of(
                        StudentForm.SKILLS,
                        part,
                        "import.fault.skill",
                        some(context.skills().keySet())));
            }
        }
        return skills;
    }

    private List<String> wishes(SheetRow row, List<Fault> faults) {
        var wishes = new LinkedHashSet<String>();
        for (String part : parts(row.text(StudentForm.WISHES))) {
            String code = context.programmes().get(withoutBlanks(part));
            if (code == null) {
                faults.add(Fault.of(
                        StudentForm.WISHES,
                        part,
                        "import.fault.programme",
                        some(context.programmes().keySet())));
            } else {
                wishes.add(code);
            }
        }
        return List.copyOf(wishes);
    }

    private static int wholeNumber(SheetRow row, String key, int most, int otherwise, List<Fault> faults) {
        String cell = row.text(key);
        String digits = Mangled.digits(cell);
        if (cell.isEmpty()) {
            return otherwise;
        }
        if (digits.matches("\\d{1,4}") && Integer.parseInt(digits) <= most) {
            return Integer.parseInt(digits);
        }
        faults.add(Fault.of(key, cell, "import.fault.number", 0, most));
        return otherwise;
    }

    private static int goal(SheetRow row, int otherwise, List<Fault> faults) {
        String cell = row.text(StudentForm.GOAL);
        if (cell.isEmpty()) {
            return otherwise;
        }
        String hours = cell.replaceFirst("(?:小时|h)$", "").strip();
        if (hours.matches("\\d{1,4}(?:\\.\\d+)?")) {
            BigDecimal minutes = new BigDecimal(hours).multiply(BigDecimal.valueOf(60));
            if (minutes.compareTo(BigDecimal.valueOf(60_000)) <= 0) {
                return minutes.intValue();
            }
        }
        faults.add(Fault.of(StudentForm.GOAL, cell, "import.fault.number", 0, 1000));
        return otherwise;
    }

    private static @Nullable GuardianConsent guardian(SheetRow row, List<Fault> faults) {
        String name = row.text(StudentForm.GUARDIAN);
        if (name.isEmpty()) {
            return null;
        }
        String relation = required(row, StudentForm.RELATION, 20, faults);
        String evidence = required(row, StudentForm.EVIDENCE, 100, faults);
        String cell = row.text(StudentForm.CONSENT);
        Optional<LocalDate> given = Mangled.date(cell);
        if (given.isEmpty()) {
            faults.add(Fault.of(StudentForm.CONSENT, cell, cell.isEmpty() ? "fault.required" : "import.fault.date"));
        }
        return given.map(date -> new GuardianConsent(name, relation, date, evidence))
                .orElse(null);
    }

    private static List<String> parts(String cell) {
        List<String> parts = new ArrayList<>();
        for (String part : cell.split("[；;、，,\\n]+")) {
            if (!part.isBlank()) {
                parts.add(part.strip());
            }
        }
        return parts;
    }

    static String withoutBlanks(String text) {
        return text.replaceAll("\\s", "");
    }

    /** The first few of what may be chosen, for a hint. */
    private static String some(java.util.Collection<String> choices) {
        String first = String.join(
                "、",
                choices.stream()
                        .filter(choice -> choice.chars().anyMatch(c -> c > 127)) // names, not their codes
                        .sorted()
                        .limit(SOME)
                        .toList());
        return choices.size() > SOME ? first + "…" : first;
    }
}
