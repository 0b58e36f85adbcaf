package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.ledger.Finding;
import org.qinglin.ledger.Report;

/**
 * Whoever has every right in the database changes the ledger, and the verifier names the first bad entry. Entries 1 to 12
 * are of students 1, 2, 3, 1, 2, 3 and so on.
 */
class LedgerAttackTest {

    /** Writes all chains and balances anew, as the platform would have: nothing inside the database contradicts it. */
    private static final String ALL_WRITTEN_ANEW = """
            do $$
            declare e attendance.ledger_entry; s attendance.ledger_seal; student bigint := -1; link bytea; n int := 0;
            begin
                for e in select * from attendance.ledger_entry order by student_id, chain_number loop
                    if e.student_id <> student then
                        student := e.student_id; n := 0; link := decode(repeat('00', 32), 'hex');
                    end if;
                    n := n + 1;
                    e.chain_number := n;
                    e.chain_previous := link;
                    link := sha256(convert_to(attendance.ledger_form(e), 'UTF8'));
                    update attendance.ledger_entry set chain_number = n, chain_previous = e.chain_previous, chain_hash = link
                    where id = e.id;
                    update attendance.balance set chain_number = n, chain_hash = link,
                        minutes = (select sum(minutes) from attendance.ledger_entry where student_id = student)
                    where student_id = student;
                end loop;
                link := decode(repeat('00', 32), 'hex');
                for s in select * from attendance.ledger_seal order by number loop
                    s.previous := link;
                    link := sha256(convert_to(E'qinglin seal 1\\n'
                        || attendance.form_field('previous', encode(link, 'hex'))
                        || attendance.form_field('number', s.number::text)
                        || attendance.form_field('entry', s.entry_id::text)
                        || attendance.form_field('entry-hash', (select encode(chain_hash, 'hex')
                               from attendance.ledger_entry where id = s.entry_id))
                        || attendance.form_field('sealed-at', attendance.form_moment(s.sealed_at)), 'UTF8'));
                    update attendance.ledger_seal set previous = s.previous, hash = link where number = s.number;
                end loop;
            end $$""";

    @TempDir
    Path folder;

    private LedgerBook book;

    @BeforeEach
    void twelveEntries() throws Exception {
        book = new LedgerBook(folder).written();
        var report = book.verified();
        assertThat(report.findings()).isEmpty();
        assertThat(report.entries()).isEqualTo(12);
        assertThat(report.sealed()).isEqualTo(12);
        assertThat(report.heads()).isEqualTo(2);
    }

    private Finding first() throws Exception {
        var report = book.verified();
        assertThat(report.clean()).as("the report after an attack").isFalse();
        return report.findings().get(0);
    }

    @Test
    void minutesThatWereEdited() throws Exception {
        book.attack("update attendance.ledger_entry set minutes = 120 where id = 5");
        assertThat(first())
                .satisfies(it -> assertThat(it.entry()).isEqualTo(5))
                .satisfies(it -> assertThat(it.student()).isEqualTo(2))
                .satisfies(it -> assertThat(it.wrong()).contains("changed after it was entered"));
    }

    @Test
    void anEntryGivenToAnotherStudent() throws Exception {
        book.attack("update attendance.ledger_entry set student_id = 3, chain_number = 5 where id = 11");
        var report = book.verified();
        assertThat(report.findings().get(0).wrong()).contains("the balance knows 4 entries, the ledger has 3");
        assertThat(report.findings()).anySatisfy(it -> assertThat(it.entry()).isEqualTo(11));
    }

    @Test
    void theLastOfAStudentDeleted() throws Exception {
        book.attack("delete from attendance.ledger_entry where id = 12");
        assertThat(first().toString()).contains("student 3").contains("the balance knows 4 entries, the ledger has 3");
        assertThat(book.verified().findings())
                .anySatisfy(it -> assertThat(it.toString()).contains("entry 12").contains("is gone"));
    }

    @Test
    void oneInTheMiddleDeleted() throws Exception {
        book.attack("delete from attendance.ledger_entry where id = 4");
        assertThat(first().toString()).contains("entry 7, student 1: expected number 2", "found 3");
    }

    @Test
    void twoThatChangedPlaces() throws Exception {
        book.attack(
                "update attendance.ledger_entry set chain_number = 99 where id = 4",
                "update attendance.ledger_entry set chain_number = 2 where id = 7",
                "update attendance.ledger_entry set chain_number = 3 where id = 4");
        assertThat(first().entry()).isEqualTo(7);
    }

    @Test
    void theTailOfLedgerAndChainAndBalanceCutOffTogether() throws Exception {
        book.attack(
                "delete from attendance.ledger_seal where number > 9",
                "delete from attendance.ledger_entry where id > 9",
                ALL_WRITTEN_ANEW);
        var report = book.verified();
        assertThat(report.findings()).hasSize(1);
        assertThat(report.findings().get(0).wrong())
                .contains("number 10 of the chain through all is missing", "says 12");
    }

    @Test
    void everythingWrittenAnew_whichOnlyTheHeadsOutsideKnow() throws Exception {
        book.attack("update attendance.ledger_entry set minutes = 600 where id = 2", ALL_WRITTEN_ANEW);
        var without = book.verified(folder.resolve("nothing-here"));
        assertThat(without.findings())
                .as("without the heads, nothing but their absence is seen")
                .allSatisfy(it -> assertThat(it.wrong()).contains("there are no heads"));
        assertThat(first().wrong()).contains("line 1 of", "written anew");
        assertThat(first().entry()).as("the first head was signed at number 6").isEqualTo(6);
    }

    @Test
    void aBalanceThatWasRaised() throws Exception {
        book.attack("update attendance.balance set minutes = minutes + 600 where student_id = 2");
        assertThat(first().toString()).isEqualTo("student 2: the balance says 840 minutes, the entries add up to 240");
    }

    @Test
    void aHeadThatWasForged() throws Exception {
        var file = book.heads.resolve("heads.txt");
        var lines = Files.readAllLines(file);
        lines.set(0, lines.get(0).replaceFirst("head 6 ", "head 5 "));
        Files.write(file, lines);
        assertThat(first().wrong()).contains("line 1 of", "forged");
    }

    @Test
    void headsOfAnotherKey() throws Exception {
        var other = new LedgerBook(folder.resolve("other")).written();
        Files.copy(
                other.heads.resolve("heads.txt"),
                book.heads.resolve("heads.txt"),
                java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(first().wrong()).contains("line 1 of", "forged");
    }

    @Test
    void anEntryPutInLaterWithAnOldDate() throws Exception {
        book.clock.at(LedgerBook.NOW.minusSeconds(86_400), () -> {
            book.enter(2);
            return "";
        });
        assertThat(first().toString()).contains("entry 13, student 2").contains("was put in later");
    }

    @Test
    void hoursThatOverlap() throws Exception {
        book.attack(
                "update attendance.ledger_entry a set served_from = b.served_from, served_to = b.served_to"
                        + " from attendance.ledger_entry b where a.id = 10 and b.id = 1",
                ALL_WRITTEN_ANEW);
        assertThat(first().toString()).contains("entry 10, student 1").contains("hours overlap");
    }

    @Test
    void aBackEntryOfOnePerson() throws Exception {
        book.attack(
                "alter table attendance.ledger_entry drop constraint two_people_for_what_is_entered_by_hand",
                "update attendance.ledger_entry set origin = 'BACKFILLED', approved_by = entered_by, reason = 'x' where id = 9",
                ALL_WRITTEN_ANEW);
        assertThat(first().toString()).contains("entry 9, student 3").contains("no second person");
    }

    /** Any change of any one field of any row must be found, whichever it is. */
    @Test
    void anythingThatIsChangedAtRandom() throws Exception {
        long seed = Long.getLong("seed", System.nanoTime());
        var random = new Random(seed);
        for (int round = 0; round < 40; round++) {
            var sql = randomChange(random);
            var attacked = new LedgerBook(folder.resolve("random" + round)).written();
            attacked.attack(sql);
            Report report = attacked.verified();
            assertThat(report.clean())
                    .as("seed %d, round %d: %s", seed, round, sql)
                    .isFalse();
        }
    }

    private static String randomChange(Random random) {
        int id = 1 + random.nextInt(12);
        List<String> changes = new ArrayList<>(List.of(
                "delete from attendance.ledger_entry where id = " + id,
                "delete from attendance.ledger_seal where number = " + id,
                "delete from attendance.balance where student_id = " + (1 + id % 3),
                "update attendance.balance set minutes = minutes - 1 where student_id = " + (1 + id % 3)));
        for (var set : List.of(
                "minutes = minutes + 1",
                "student_id = 77",
                "college_id = 2",
                "session_id = 9",
                "served_from = served_from - interval '1 second'",
                "served_to = served_to + interval '1 microsecond'",
                "origin = 'GEOFENCED'",
                "source = source || ' '",
                "entered_at = entered_at + interval '1 microsecond'",
                "entered_by = 2",
                "approved_by = 2, reason = 'x', origin = 'BACKFILLED'",
                "chain_hash = sha256(chain_hash)",
                "chain_previous = sha256(chain_previous)")) {
            changes.add("update attendance.ledger_entry set " + set + " where id = " + id);
        }
        for (var set : List.of(
                "hash = sha256(hash)",
                "previous = sha256(previous)",
                "sealed_at = sealed_at + interval '1 microsecond'",
                "entry_id = 500")) {
            changes.add("update attendance.ledger_seal set " + set + " where number = " + id);
        }
        return changes.get(random.nextInt(changes.size()));
    }
}
