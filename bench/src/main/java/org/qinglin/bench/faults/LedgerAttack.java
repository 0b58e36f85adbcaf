package org.qinglin.bench.faults;

import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * What whoever has every right in the database does to the hours ledger.
 *
 * @param kind what it is called
 * @param isWrittenAnew whether all chains and balances are made to fit afterwards, so that nothing inside contradicts it
 */
record LedgerAttack(String kind, List<String> statements, boolean isWrittenAnew) {

    static final List<String> KINDS = List.of("edited", "deleted", "reordered", "truncated");

    private static final List<String> EDITS = List.of(
            "minutes = minutes + sign(minutes)::int",
            "student_id = student_id + 100000",
            "college_id = college_id + 1",
            "session_id = session_id + 1",
            "served_from = served_from - interval '1 second'",
            "served_to = served_to + interval '1 microsecond'",
            "origin = 'GEOFENCED'",
            "source = source || ' '",
            "entered_at = entered_at + interval '1 microsecond'",
            "entered_by = (select max(id) from identity.account)",
            "approved_by = (select max(id) from identity.account), reason = 'x', origin = 'BACKFILLED'");

    /**
     * One of a kind against a ledger whose ids and numbers in the chain run from 1.
     *
     * @param students whose entries follow each other in turn, so many entries apart
     */
    static LedgerAttack drawn(String kind, int entries, int students, Random random) {
        int id = 1 + random.nextInt(entries);
        boolean isWrittenAnew = random.nextBoolean();
        List<String> statements = switch (kind) {
            case "edited" ->
                List.of(sql(
                        "update attendance.ledger_entry set %s where id = %d",
                        EDITS.get(random.nextInt(EDITS.size())), id));
            case "deleted" ->
                List.of(
                        sql("delete from attendance.ledger_seal where entry_id = %d and %b", id, isWrittenAnew),
                        sql("delete from attendance.ledger_entry where id = %d", id));
            case "reordered" ->
                random.nextBoolean()
                        ? inTheChainThroughAll(id, other(id, entries, 1, random))
                        : inTheirStudentsChain(id, other(id, entries, students, random), students);
            case "truncated" ->
                List.of(
                        sql("delete from attendance.ledger_seal where number >= %d", id),
                        sql("delete from attendance.ledger_entry where id >= %d", id));
            default -> throw new IllegalArgumentException(kind);
        };
        return new LedgerAttack(kind, statements, isWrittenAnew);
    }

    /** Another id, a multiple of some step away. */
    private static int other(int id, int entries, int step, Random random) {
        int steps = 1 + random.nextInt(entries / step - 1);
        return 1 + (id - 1 + step * steps) % entries;
    }

    /** Two entries change places, each by way of a value that no row has. */
    private static List<String> inTheChainThroughAll(int one, int other) {
        String change = "update attendance.ledger_seal set entry_id = %d where entry_id = %d";
        return List.of(sql(change, -one, one), sql(change, one, other), sql(change, other, -one));
    }

    private static List<String> inTheirStudentsChain(int one, int other, int students) {
        String change = "update attendance.ledger_entry set chain_number = %d where id = %d";
        return List.of(
                sql(change, -1, one),
                sql(change, 1 + (one - 1) / students, other),
                sql(change, 1 + (other - 1) / students, one));
    }

    private static String sql(String text, Object... values) {
        return String.format(Locale.ROOT, text, values);
    }
}
