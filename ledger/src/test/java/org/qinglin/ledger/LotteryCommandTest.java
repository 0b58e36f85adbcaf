package org.qinglin.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.MessageDigest;
import java.security.Signature;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A lottery's file, made here as {@code docs/lottery.md} describes it, and everything that can be changed in it. */
class LotteryCommandTest {

    private static final String SEED = "5eed".repeat(16);
    private static final List<String> TICKETS = List.of("0M7Q2RT9XB", "1111111111", "7KQ2M9PXAB", "ZZZZZZZZZZ");

    @TempDir
    Path folder;

    private String drawn = "";
    private String sealed = "";

    @BeforeEach
    void oneLottery() throws GeneralSecurityException {
        var list = "qinglin lottery list 1\nsession 240\ncommitment " + hash(SEED) + "\ncloses 2026-06-04T10:00:00Z\n"
                + "role 812\nticket " + String.join("\nticket ", TICKETS) + "\nrole 813\n";
        var digest = hash(list);
        sealed = "qinglin lottery 1\nbegin list\n" + list + "end list\nopened 2026-06-01T01:00:00Z\n"
                + "sealed 2026-06-04T10:00:41.004Z\ndigest " + digest + "\n";
        var keys = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        var head = "head 918 " + hash("chain") + " 2026-06-04T16:00:07.120Z";
        var signature = Signature.getInstance("Ed25519");
        signature.initSign(keys.getPrivate());
        signature.update(head.getBytes(StandardCharsets.UTF_8));
        var signed = signature.sign();
        var sha = MessageDigest.getInstance("SHA-256");
        sha.update(head.getBytes(StandardCharsets.UTF_8));
        var value = HexFormat.of().formatHex(sha.digest(signed));
        var order = TICKETS.stream()
                .sorted(Comparator.comparing(each -> hash(SEED + value + digest + each)))
                .toList();
        var text = new StringBuilder(sealed)
                .append("drawn 2026-06-04T16:01:02.750Z\nseed " + SEED + "\nday 2026-06-05\n")
                .append(head + " " + Base64.getEncoder().encodeToString(signed) + "\n")
                .append("key "
                        + Base64.getEncoder().encodeToString(keys.getPublic().getEncoded()) + "\n")
                .append("value " + value + "\nplaces 812 2\nplaces 813 1\n");
        var outcomes = List.of("placed", "skipped", "placed", "waits");
        for (int i = 0; i < order.size(); i++) {
            text.append("result 812 " + (i + 1) + " " + order.get(i) + " " + outcomes.get(i) + "\n");
        }
        drawn = text.toString();
    }

    private static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    private int run(String text, String... more) throws Exception {
        var file = folder.resolve("lottery.txt");
        Files.writeString(file, text);
        return Main.run(Stream.concat(Stream.of("lottery", file.toString()), Stream.of(more))
                .toArray(String[]::new));
    }

    private String said(String text) throws Exception {
        var before = System.out;
        var caught = new ByteArrayOutputStream();
        System.setOut(new java.io.PrintStream(caught, true, StandardCharsets.UTF_8));
        try {
            run(text);
        } finally {
            System.setOut(before);
        }
        return caught.toString(StandardCharsets.UTF_8);
    }

    @Test
    void whatWasDrawnByTheRuleIsRight() throws Exception {
        assertThat(run(drawn)).isZero();
        assertThat(said(drawn)).contains("session 240 is right: 4 tickets");
    }

    @Test
    void aSealedListIsRightBeforeItIsDrawn() throws Exception {
        assertThat(run(sealed)).isZero();
        assertThat(said(sealed)).contains("not drawn yet");
    }

    /** One change each; what is told names it. */
    @Test
    void whateverIsChangedIsFound() throws Exception {
        var changes = new ArrayList<Object[]>();
        change(
                changes,
                "the list of tickets is not the one",
                text -> text.replace("ticket 1111111111", "ticket 1111111112"));
        change(changes, "the list of tickets is not the one", text -> text.replace("ticket 1111111111\n", ""));
        change(changes, "the list of tickets is not the one", text -> text.replace("session 240", "session 241"));
        change(changes, "the seed is not the one", text -> text.replace("\nseed 5", "\nseed 6"));
        change(changes, "signature does not fit", text -> text.replace("head 918", "head 919"));
        change(
                changes,
                "the public value is not the head's",
                text -> text.replaceFirst("\nvalue .{4}", "\nvalue 0000"));
        change(changes, "and not of 2026-06-06", text -> text.replace("day 2026-06-05", "day 2026-06-06"));
        change(
                changes,
                "not after the day on which the list was sealed",
                text -> text.replace("sealed 2026-06-04T10:00:41.004Z", "sealed 2026-06-04T17:00:41.004Z"));
        change(changes, "drawn before the head was signed", text -> text.replace("T16:01:02.750Z", "T15:01:02.750Z"));
        change(changes, "told as number 2", text -> text.replaceAll("(result 812 )1", "$12"));
        change(changes, "waits while a place was left", text -> text.replaceFirst(" placed", " waits"));
        change(changes, "has a place where none was left", text -> text.replace("places 812 2", "places 812 1"));
        change(changes, "4 tickets and 3 results", text -> text.replaceFirst("result 812 4.*\n", ""));
        change(changes, "unknown result", text -> text.replace(" skipped", " vanished"));
        for (var each : changes) {
            var changed = (String) each[1];
            assertThat(changed).as("changed: " + each[0]).isNotEqualTo(drawn);
            assertThat(run(changed)).as((String) each[0]).isEqualTo(1);
            assertThat(said(changed)).contains((String) each[0]);
        }
    }

    private void change(List<Object[]> changes, String found, UnaryOperator<String> how) {
        changes.add(new Object[] {found, how.apply(drawn)});
    }

    @Test
    void anyTwoResultsChangedAreFound() throws Exception {
        var lines = drawn.lines().toList();
        int first = lines.size() - TICKETS.size();
        for (int i = first; i < lines.size(); i++) {
            for (int j = i + 1; j < lines.size(); j++) {
                var swapped = new ArrayList<>(lines);
                swapped.set(i, lines.get(i).replace(ticket(lines.get(i)), ticket(lines.get(j))));
                swapped.set(j, lines.get(j).replace(ticket(lines.get(j)), ticket(lines.get(i))));
                assertThat(run(String.join("\n", swapped) + "\n")).isEqualTo(1);
            }
        }
    }

    private static String ticket(String line) {
        return line.split(" ")[3];
    }

    @Test
    void theHeadIsLookedUpInACopyOfTheHeads() throws Exception {
        var copy = folder.resolve("heads.txt");
        Files.writeString(
                copy,
                "head 1 x\n"
                        + drawn.lines()
                                .filter(each -> each.startsWith("head "))
                                .findFirst()
                                .orElseThrow() + "\n");
        assertThat(run(drawn, "--heads", copy.toString())).isZero();
        Files.writeString(copy, "head 1 x\n");
        assertThat(run(drawn, "--heads", copy.toString())).isEqualTo(1);
    }

    @Test
    void whatIsNoLotteryIsUnreadable() throws Exception {
        assertThat(run("")).isEqualTo(2);
        assertThat(run("qinglin lottery 2\n")).isEqualTo(2);
        assertThat(run(drawn.replace("end list\n", ""))).isEqualTo(2);
        assertThat(run(drawn + "something else\n")).isEqualTo(2);
        assertThat(run(drawn + "seed " + SEED + "\n")).as("a second seed").isEqualTo(2);
        assertThat(run(drawn.replace("seed " + SEED + "\n", ""))).isEqualTo(2);
        assertThat(run(drawn.replace("drawn 2026-06-04T16:01:02.750Z", "drawn yesterday")))
                .isEqualTo(2);
        assertThat(Main.run("lottery", folder.resolve("none").toString())).isEqualTo(2);
        assertThatThrownBy(() -> LotteryCheck.of("nothing")).isInstanceOf(IllegalArgumentException.class);
    }
}
