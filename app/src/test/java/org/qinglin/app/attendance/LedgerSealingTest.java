package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.qinglin.app.AtOnce;

/** The chain through all entries: sealed in the background, its heads outside the database. */
class LedgerSealingTest {

    @TempDir
    Path folder;

    @Test
    void manyWritersAndTwoSealersMakeNoForkNoGapAndNoFalseBalance() throws Exception {
        var book = new LedgerBook(folder);
        var nodes = Stream.of("heads", "other-node").map(book::sealer).toList();
        Stream<Callable<String>> writers = IntStream.range(0, 12).mapToObj(writer -> () -> {
            for (int i = 0; i < 25; i++) {
                // Every second hour is of one student whom all write to.
                book.enter(i % 2 == 0 ? 1 : 10 + writer);
            }
            return "";
        });
        Stream<Callable<String>> sealers = nodes.stream().map(node -> () -> {
            for (int i = 0; i < 20; i++) {
                node.sealAndPublish();
            }
            return "";
        });
        AtOnce.run(Stream.concat(writers, sealers));
        nodes.get(0).sealAndPublish();
        nodes.get(1).publish();
        for (var node : new String[] {"heads", "other-node"}) {
            var report = book.verified(folder.resolve(node));
            assertThat(report.findings()).as(node).isEmpty();
            assertThat(report.entries()).isEqualTo(300);
            assertThat(report.sealed()).isEqualTo(300);
            assertThat(report.heads()).isPositive();
        }
    }

    @Test
    void aDayHasOneHeadEvenIfNothingWasEntered_andItsValueIsNewEachDay() {
        var book = new LedgerBook(folder);
        var node = book.sealer("heads");
        var other = book.sealer("other-node");
        var heads = new LedgerHeads(book.jdbc);
        var today = LocalDate.of(2026, 6, 2);
        assertThat(heads.ofDay(today)).isEmpty();
        node.sealAndPublish();
        var first = heads.ofDay(today).orElseThrow();
        assertThat(first.number()).isZero();
        book.enter(1);
        other.sealAndPublish();
        node.sealAndPublish();
        assertThat(heads.ofDay(today)).as("it stays the first of the day").contains(first);
        book.clock.at(LedgerBook.NOW.plus(Duration.ofDays(1)), () -> {
            node.sealAndPublish();
            node.sealAndPublish();
            return "";
        });
        var next = heads.ofDay(today.plusDays(1)).orElseThrow();
        assertThat(next.number()).isEqualTo(1);
        assertThat(next.publicValue()).matches("[0-9a-f]{64}").isNotEqualTo(first.publicValue());
        assertThat(heads.latest(10)).containsExactly(next, first);
    }

    @Test
    void aHeadIsWrittenWhenTheChainHasGrownAndOtherwiseNot() throws Exception {
        var book = new LedgerBook(folder).written();
        var file = book.heads.resolve("heads.txt");
        assertThat(Files.readAllLines(file)).hasSize(2);
        book.sealer("heads").sealAndPublish();
        assertThat(Files.readAllLines(file)).hasSize(2);
        assertThat(Files.getPosixFilePermissions(folder.resolve("heads-key").resolve("private-key.pem")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
    }

    @Test
    void halfALineThatAPowerFailureLeftIsNoHeadAndGoesWithTheNext() throws Exception {
        var book = new LedgerBook(folder).written();
        var file = book.heads.resolve("heads.txt");
        Files.writeString(file, "head 13 abc", StandardOpenOption.APPEND);
        assertThat(book.verified().findings()).isEmpty();
        book.enter(1);
        book.sealer("heads").sealAndPublish();
        assertThat(Files.readAllLines(file)).hasSize(3).allMatch(line -> line.endsWith("=="));
        assertThat(book.verified().findings()).isEmpty();
    }

    @Test
    void whoeverSealsAfterEntriesWentMissingWritesNoHeadOverThem() throws Exception {
        var book = new LedgerBook(folder).written();
        book.attack("delete from attendance.ledger_seal where number > 6");
        book.sealer("heads").sealAndPublish();
        assertThat(Files.readAllLines(book.heads.resolve("heads.txt"))).hasSize(2);
    }
}
