package org.qinglin.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/** One student's entries, in the order of their numbers: chain, reversals, overlaps, days. */
final class OneStudent {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final int MINUTES_A_DAY = 24 * 60;

    private final long student;
    private final Report report;
    private final Map<Long, Entry> counted = new LinkedHashMap<>();
    private long number;
    private byte[] hash = new byte[32];
    private long minutes;

    OneStudent(long student, Report report) {
        this.student = student;
        this.report = report;
    }

    void take(Entry entry) {
        link(entry);
        minutes += entry.minutes();
        boolean byHand = entry.origin().equals("BACKFILLED") || entry.reverses() != null;
        if (byHand && (entry.approvedBy() == null || entry.approvedBy().equals(Long.toString(entry.enteredBy())))) {
            bad(entry, "it was entered by hand by account " + entry.enteredBy() + ", and no second person approved it");
        }
        if (entry.reverses() == null) {
            counted.put(entry.id(), entry);
            return;
        }
        var taken = counted.remove(Long.parseLong(entry.reverses()));
        if (taken == null || taken.minutes() != -entry.minutes()) {
            bad(
                    entry,
                    "it takes back entry " + entry.reverses() + " with " + entry.minutes() + " minutes, but "
                            + (taken == null
                                    ? "that is no entry of this student that still counts"
                                    : "that one has " + taken.minutes()));
        }
    }

    /** After a break the next entry is held against what stands, so that one change is one finding. */
    private void link(Entry entry) {
        if (entry.number() != number + 1) {
            bad(
                    entry,
                    "expected number %d of this student's chain, found %d%s"
                            .formatted(
                                    number + 1,
                                    entry.number(),
                                    entry.number() > number + 1 ? ": an entry before it is gone" : ""));
        } else if (!Arrays.equals(entry.previous(), hash)) {
            bad(
                    entry,
                    "it follows hash %s, but the entry before it has %s: one was changed, moved or taken away"
                            .formatted(Form.hex(entry.previous()), Form.hex(hash)));
        }
        var computed = entry.computed();
        if (!Arrays.equals(entry.hash(), computed)) {
            bad(
                    entry,
                    "its fields give hash %s, but it carries %s: it was changed after it was entered"
                            .formatted(Form.hex(computed), Form.hex(entry.hash())));
        }
        number = entry.number();
        hash = entry.hash();
    }

    /** Once all entries are there. */
    void end() {
        var days = new HashMap<LocalDate, Long>();
        Entry latest = null;
        for (var each : counted.values().stream()
                .sorted(Comparator.comparing(Entry::from).thenComparing(Entry::id))
                .toList()) {
            if (latest != null && each.from().isBefore(latest.to())) {
                bad(
                        each,
                        "it was served from " + each.from() + ", but entry " + latest.id()
                                + " of this student lasts until " + latest.to() + ": hours overlap");
            }
            latest = latest == null || latest.to().isBefore(each.to()) ? each : latest;
            var day = day(each.from());
            if (days.merge(day, (long) each.minutes(), Long::sum) > MINUTES_A_DAY) {
                bad(each, "with it, " + day + " has " + days.get(day) + " minutes; a day has " + MINUTES_A_DAY);
            }
        }
    }

    void balance(long cached, long cachedNumber, byte[] cachedHash) {
        if (cachedNumber != number) {
            report.add(new Finding(
                    student,
                    null,
                    "the balance knows %d entries, the ledger has %d%s"
                            .formatted(cachedNumber, number, cachedNumber > number ? ": the last are gone" : "")));
        } else if (!Arrays.equals(cachedHash, hash)) {
            report.add(new Finding(
                    student,
                    null,
                    "the balance ends with hash %s, the chain with %s"
                            .formatted(Form.hex(cachedHash), Form.hex(hash))));
        }
        if (cached != minutes) {
            report.add(new Finding(
                    student, null, "the balance says %d minutes, the entries add up to %d".formatted(cached, minutes)));
        }
    }

    void noBalance() {
        report.add(new Finding(student, null, "there are " + number + " entries, but no balance"));
    }

    long student() {
        return student;
    }

    private static LocalDate day(Instant moment) {
        return LocalDate.ofInstant(moment, CHINA);
    }

    private void bad(Entry entry, String wrong) {
        report.add(new Finding(student, entry.id(), wrong));
    }
}
