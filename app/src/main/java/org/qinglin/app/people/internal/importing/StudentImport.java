package org.qinglin.app.people.internal.importing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.people.GuardianConsent;
import org.qinglin.app.people.NewStudent;
import org.qinglin.app.people.Profile;
import org.qinglin.app.people.Skills;
import org.qinglin.app.people.Students;
import org.qinglin.app.people.internal.StudentWriter;
import org.qinglin.app.programmes.Programmes;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.StudentId;
import org.qinglin.app.shared.UnitId;
import org.qinglin.app.shared.sheets.ImportProgress;
import org.qinglin.app.shared.sheets.ImportResult;
import org.qinglin.app.shared.sheets.RowFault;
import org.qinglin.app.shared.sheets.Sheet;
import org.qinglin.app.shared.sheets.SheetRow;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Brings a file's students into a college: new numbers are registered, known ones brought up to date where something
 * differs, so the same file twice changes nothing. Everything in one transaction.
 */
@Component
public class StudentImport {

    private static final int CHUNK = 500;

    private record Known(StudentId id, NewStudent student) {}

    /** What is to be written, in the order of the file. */
    private static final class Plan {

        private final List<NewStudent> added = new ArrayList<>();
        private final List<Known> changed = new ArrayList<>();
        private final List<RowFault> faults = new ArrayList<>();
        private final Set<Integer> faultyRows = new TreeSet<>();
        private int unchanged;
    }

    private final Students students;
    private final StudentWriter writer;
    private final Organisations organisations;
    private final Skills skills;
    private final Programmes programmes;
    private final AuditTrail audit;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;
    private final Clock clock;
    private final Timetable timetable;

    StudentImport(
            Students students,
            StudentWriter writer,
            Organisations organisations,
            Skills skills,
            Programmes programmes,
            AuditTrail audit,
            JdbcClient jdbc,
            TransactionTemplate transaction,
            Clock clock,
            @Value("${qinglin.sections:08:00-08:45,08:55-09:40,10:00-10:45,10:55-11:40,14:00-14:45,14:55-15:40,"
                            + "16:00-16:45,16:55-17:40,19:00-19:45,19:55-20:40}")
                    String sections) {
        this.students = students;
        this.writer = writer;
        this.organisations = organisations;
        this.skills = skills;
        this.programmes = programmes;
        this.audit = audit;
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.clock = clock;
        this.timetable = new Timetable(sections);
    }

    /** Checks all rows, then saves the good ones, or none of them when all or nothing was asked for and one is faulty. */
    public ImportResult run(Viewer viewer, Sheet sheet, boolean allOrNothing, ImportProgress progress) {
        return java.util.Objects.requireNonNull(transaction.execute(status -> {
            Plan plan = plan(viewer.mustCollege(), sheet, progress);
            boolean save = plan.faultyRows.isEmpty() || !allOrNothing;
            if (save) {
                write(viewer, plan, progress);
            }
            return new ImportResult(
                    save, plan.added.size(), plan.changed.size(), plan.unchanged, plan.faultyRows.size(), plan.faults);
        }));
    }

    private Plan plan(CollegeId college, Sheet sheet, ImportProgress progress) {
        Plan plan = new Plan();
        StudentRules rules = new StudentRules(context(college), timetable);
        Map<String, Known> known = known(college);
        Set<String> left = left(college);
        Map<String, Integer> rowOf = new HashMap<>();
        int row = 0;
        for (SheetRow each : sheet.rows()) {
            if (row++ % CHUNK == 0) {
                progress.show("checking", row, sheet.rows().size());
            }
            String number = StudentRules.number(each);
            Optional<Known> before = Optional.ofNullable(known.get(number));
            Integer earlier = number.isEmpty() ? null : rowOf.putIfAbsent(number, each.number());
            if (earlier != null) {
                fault(plan, each, Fault.of(StudentForm.NUMBER, number, "import.fault.twice", earlier));
            } else if (left.contains(number)) {
                fault(plan, each, Fault.of(StudentForm.NUMBER, number, "import.fault.left"));
            } else {
                Checked<NewStudent> checked = rules.check(each, before.map(Known::student));
                if (checked instanceof Checked.Ok<NewStudent> good) {
                    sort(plan, before, good.value());
                } else if (checked instanceof Checked.Faulty<NewStudent> bad) {
                    bad.faults().forEach(fault -> fault(plan, each, fault));
                }
            }
        }
        return plan;
    }

    private static void fault(Plan plan, SheetRow row, Fault fault) {
        plan.faults.add(new RowFault(row.number(), fault));
        plan.faultyRows.add(row.number());
    }

    private static void sort(Plan plan, Optional<Known> before, NewStudent student) {
        if (before.isEmpty()) {
            plan.added.add(student);
        } else if (before.get().student().equals(student)) {
            plan.unchanged++;
        } else {
            plan.changed.add(new Known(before.get().id(), student));
        }
    }

    private void write(Viewer viewer, Plan plan, ImportProgress progress) {
        int total = plan.added.size() + plan.changed.size();
        int done = 0;
        for (int from = 0; from < plan.added.size(); from += CHUNK) {
            List<NewStudent> chunk = plan.added.subList(from, Math.min(from + CHUNK, plan.added.size()));
            writer.insert(viewer.mustCollege(), chunk);
            done += chunk.size();
            progress.show("saving", done, total);
        }
        for (int from = 0; from < plan.changed.size(); from += CHUNK) {
            List<Known> chunk = plan.changed.subList(from, Math.min(from + CHUNK, plan.changed.size()));
            writer.update(
                    chunk.stream().map(Known::id).toList(),
                    chunk.stream().map(Known::student).toList(),
                    viewer.login());
            done += chunk.size();
            progress.show("saving", done, total);
        }
        if (total > 0) {
            audit.record(
                    viewer,
                    "students-imported",
                    "students",
                    "added " + plan.added.size() + ", changed " + plan.changed.size());
        }
    }

    private StudentRules.Context context(CollegeId college) {
        Map<String, UnitId> classes = new HashMap<>();
        for (Unit unit : organisations.units(college)) {
            if (unit.kind() == Unit.Kind.CLASS) {
                classes.put(StudentRules.withoutBlanks(unit.name()), unit.id());
            }
        }
        Map<String, String> skillCodes = new HashMap<>();
        skills.all().forEach(skill -> {
            skillCodes.put(skill.code(), skill.code());
            skillCodes.put(StudentRules.withoutBlanks(skill.englishName()), skill.code());
            skillCodes.put(StudentRules.withoutBlanks(skill.chineseName()), skill.code());
        });
        Map<String, String> programmeCodes = new HashMap<>();
        programmes.all().forEach(programme -> {
            programmeCodes.put(programme.code(), programme.code());
            programmeCodes.put(StudentRules.withoutBlanks(programme.englishName()), programme.code());
            programmeCodes.put(StudentRules.withoutBlanks(programme.chineseName()), programme.code());
        });
        return new StudentRules.Context(
                classes,
                skillCodes,
                programmeCodes,
                organisations.college(college).campus(),
                LocalDate.now(clock));
    }

    private Map<String, Known> known(CollegeId college) {
        Map<Long, GuardianConsent> guardians = new HashMap<>();
        jdbc.sql("""
                select g.* from people.guardian_consent g join people.student s on s.id = g.student_id
                where s.college_id = :college""").param("college", college.value()).query(row -> {
            guardians.put(
                    row.getLong("student_id"),
                    new GuardianConsent(
                            row.getString("guardian_name"),
                            row.getString("relation"),
                            row.getObject("given_on", LocalDate.class),
                            row.getString("evidence")));
        });
        Map<String, Known> known = new HashMap<>();
        for (Profile profile : students.profiles(college)) {
            var student = profile.student();
            known.put(
                    student.number(),
                    new Known(
                            student.id(),
                            new NewStudent(
                                    student.classId(),
                                    student.number(),
                                    student.name(),
                                    student.birthDate(),
                                    student.phone(),
                                    student.position(),
                                    student.weeklyCapacity(),
                                    student.goalMinutes(),
                                    null,
                                    guardians.get(student.id().value()),
                                    profile.skills(),
                                    profile.wishes(),
                                    profile.busyTimes())));
        }
        return known;
    }

    private Set<String> left(CollegeId college) {
        return new HashSet<>(jdbc.sql(
                        "select student_number from people.student where college_id = :college and left_on is not null")
                .param("college", college.value())
                .query(String.class)
                .list());
    }
}
