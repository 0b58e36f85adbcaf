package org.qinglin.app.programmes;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.sheets.Column;
import org.qinglin.app.shared.sheets.ImportProgress;
import org.qinglin.app.shared.sheets.ImportResult;
import org.qinglin.app.shared.sheets.Mangled;
import org.qinglin.app.shared.sheets.RowFault;
import org.qinglin.app.shared.sheets.Sheet;
import org.qinglin.app.shared.sheets.SheetForm;
import org.qinglin.app.shared.sheets.SheetRow;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Where the calendar of a later year comes in, once the State Council has announced it. */
@Service
public class CalendarDesk {

    private static final String DAY = "day";
    private static final String KIND = "kind";
    private static final String NAME = "name";
    private static final String ENGLISH_NAME = "englishName";
    private static final int LONGEST_NAME = 40;
    private static final int FIRST_YEAR = 2000;
    private static final int LAST_YEAR = 2100;

    public static final SheetForm FORM = new SheetForm(
            "calendar",
            "放假安排导入模板",
            List.of(
                    Column.required(DAY, "日期", "2027-01-01"),
                    Column.required(KIND, "放假或上班", "放假"),
                    Column.required(NAME, "节日", "元旦"),
                    Column.optional(ENGLISH_NAME, "英文名", "New Year’s Day")));

    private final WorkCalendar calendar;
    private final AuditTrail audit;
    private final TransactionTemplate transaction;

    CalendarDesk(WorkCalendar calendar, AuditTrail audit, TransactionTemplate transaction) {
        this.calendar = calendar;
        this.audit = audit;
        this.transaction = transaction;
    }

    /** Checks every row, then keeps the good ones, or none when all or nothing was asked for and one is faulty. */
    public ImportResult run(Viewer viewer, Sheet sheet, boolean allOrNothing, ImportProgress progress) {
        return Objects.requireNonNull(transaction.execute(status -> {
            var faults = new ArrayList<RowFault>();
            var read = new ArrayList<CalendarDay>();
            var rowByDay = new HashMap<LocalDate, Integer>();
            for (var row : sheet.rows()) {
                read(row, rowByDay, faults).ifPresent(read::add);
            }
            progress.show("checking", sheet.rows().size(), sheet.rows().size());
            var faultyRows = new TreeSet<>(faults.stream().map(RowFault::row).toList());
            boolean save = faultyRows.isEmpty() || !allOrNothing;
            return keep(viewer, read, save, faultyRows.size(), faults);
        }));
    }

    private ImportResult keep(
            Viewer viewer, List<CalendarDay> read, boolean save, int faultyRows, List<RowFault> faults) {
        int added = 0;
        int unchanged = 0;
        var written = new ArrayList<CalendarDay>();
        for (var day : read) {
            var before = calendar.find(day.day());
            if (before.filter(day::equals).isPresent()) {
                unchanged++;
                continue;
            }
            added += before.isEmpty() ? 1 : 0;
            written.add(day);
        }
        if (save && !written.isEmpty()) {
            calendar.put(written);
            audit.record(viewer, "calendar-imported", "calendar", written.size() + " days");
        }
        return new ImportResult(save, added, written.size() - added, unchanged, faultyRows, faults);
    }

    /** The day that a row tells of; its faults otherwise. */
    private static Optional<CalendarDay> read(
            SheetRow row, HashMap<LocalDate, Integer> rowByDay, List<RowFault> faults) {
        int before = faults.size();
        var day = day(row, rowByDay, faults);
        var kind = kind(row.text(KIND));
        if (kind == null) {
            faults.add(new RowFault(row.number(), Fault.of(KIND, row.text(KIND), "import.fault.calendar-kind")));
        }
        var name = row.text(NAME);
        var english = row.text(ENGLISH_NAME);
        if (name.isEmpty()) {
            faults.add(new RowFault(row.number(), Fault.of(NAME, name, "fault.required")));
        }
        tooLong(row, NAME, name, faults);
        tooLong(row, ENGLISH_NAME, english, faults);
        if (kind == CalendarDay.Kind.WORKDAY && day != null && !CalendarDay.isWeekend(day)) {
            faults.add(new RowFault(row.number(), Fault.of(DAY, day, "import.fault.calendar-weekday")));
        }
        if (faults.size() > before || day == null || kind == null) {
            return Optional.empty();
        }
        return Optional.of(new CalendarDay(day, kind, name, english.isEmpty() ? name : english));
    }

    private static @Nullable LocalDate day(SheetRow row, HashMap<LocalDate, Integer> rowByDay, List<RowFault> faults) {
        var typed = row.text(DAY);
        var day = Mangled.date(typed)
                .filter(each -> each.getYear() >= FIRST_YEAR && each.getYear() <= LAST_YEAR)
                .orElse(null);
        if (day == null) {
            faults.add(new RowFault(row.number(), Fault.of(DAY, typed, "import.fault.date")));
            return null;
        }
        var earlier = rowByDay.putIfAbsent(day, row.number());
        if (earlier != null) {
            faults.add(new RowFault(row.number(), Fault.of(DAY, day, "import.fault.twice", earlier)));
        }
        return day;
    }

    private static void tooLong(SheetRow row, String field, String text, List<RowFault> faults) {
        int length = text.codePointCount(0, text.length());
        if (length > LONGEST_NAME) {
            faults.add(new RowFault(row.number(), Fault.of(field, text, "fault.too-long", LONGEST_NAME, length)));
        }
    }

    private static CalendarDay.@Nullable Kind kind(String typed) {
        return switch (typed.toLowerCase(java.util.Locale.ROOT)) {
            case "放假", "休", "休息", "holiday" -> CalendarDay.Kind.HOLIDAY;
            case "上班", "班", "补班", "调休上班", "workday" -> CalendarDay.Kind.WORKDAY;
            default -> null;
        };
    }

    /** Takes a day out that was brought in by mistake. */
    @Transactional
    public boolean remove(Viewer viewer, LocalDate day) {
        boolean removed = calendar.remove(day);
        if (removed) {
            audit.record(viewer, "calendar-day-removed", "calendar " + day, "");
        }
        return removed;
    }
}
