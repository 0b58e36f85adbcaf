package org.qinglin.ledger;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Computes a lottery anew from its file and says what differs. It shares no code with the platform, and needs neither its
 * database nor the network.
 */
public final class LotteryCheck {

    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final Pattern HEAD =
            Pattern.compile("(head (\\d{1,18}) ([0-9a-f]{64}) (\\S{20,30})) ([A-Za-z0-9+/]{86}==)");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");
    private static final Set<String> OUTCOMES = Set.of("placed", "waits", "skipped", "gone");

    private final LotteryFile file;
    private final @Nullable String heads;
    private final List<String> wrong = new ArrayList<>();

    private LotteryCheck(LotteryFile file, @Nullable String heads) {
        this.file = file;
        this.heads = heads;
    }

    /**
     * What is wrong with a lottery's file; empty if nothing is.
     *
     * @param heads the ledger's file of heads, or a copy kept elsewhere, to look the head up in; null not to
     */
    static List<String> of(LotteryFile file, @Nullable String heads) throws LotteryFile.Unreadable {
        var check = new LotteryCheck(file, heads);
        check.list();
        if (file.isDrawn()) {
            check.seed();
            check.value();
            check.order();
        }
        return check.wrong;
    }

    /** The same for whoever has the text in hand. */
    public static List<String> of(String text) {
        try {
            return of(LotteryFile.read(text), null);
        } catch (LotteryFile.Unreadable unreadable) {
            throw new IllegalArgumentException(unreadable.getMessage(), unreadable);
        }
    }

    private void expect(boolean right, String otherwise) {
        if (!right) {
            wrong.add(otherwise);
        }
    }

    private void list() throws LotteryFile.Unreadable {
        var digest = hash(file.list());
        expect(
                digest.equals(file.field("digest")),
                "the list of tickets is not the one that was sealed: its digest is " + digest + ", and "
                        + file.field("digest") + " was told");
        expect(
                file.listed("qinglin").equals("lottery list 1"),
                "the list is of another form: " + file.listed("qinglin"));
        expect(HASH.matcher(file.listed("commitment")).matches(), "the commitment is no SHA-256");
        var seen = new HashSet<String>();
        file.tickets().forEach((role, tickets) -> {
            expect(
                    tickets.equals(tickets.stream().sorted().toList()),
                    "the tickets of role " + role + " do not stand in order");
            tickets.forEach(each -> expect(seen.add(each), "ticket " + each + " stands in the list twice"));
        });
        var closes = LotteryFile.moment("closes", file.listed("closes"));
        expect(!file.moment("opened").isAfter(closes), "the list closed before it opened");
        expect(!file.moment("sealed").isBefore(closes), "the list was sealed before it closed");
    }

    private void seed() throws LotteryFile.Unreadable {
        var commitment = hash(file.field("seed"));
        expect(
                commitment.equals(file.listed("commitment")),
                "the seed is not the one that was committed to: its SHA-256 is " + commitment + ", and "
                        + file.listed("commitment") + " was told");
    }

    private void value() throws LotteryFile.Unreadable {
        var line = file.field("head");
        var parts = HEAD.matcher(line);
        if (!parts.matches()) {
            wrong.add("the head is no line of the ledger's heads: " + line);
            return;
        }
        var signed = parts.group(1).getBytes(StandardCharsets.UTF_8);
        var signature = Base64.getDecoder().decode(parts.group(5));
        expect(isSigned(signed, signature), "the head's signature does not fit its key");
        var value = hash(signed, signature);
        expect(
                value.equals(file.field("value")),
                "the public value is not the head's: the head gives " + value + ", and " + file.field("value")
                        + " was told");
        var at = LotteryFile.moment("head", parts.group(4));
        expect(
                LocalDate.ofInstant(at, CHINA).equals(file.day()),
                "the head is of " + LocalDate.ofInstant(at, CHINA) + " and not of " + file.day());
        inTime(at);
        if (heads != null) {
            expect(heads.lines().anyMatch(line::equals), "the head does not stand in the file of heads that was given");
        }
    }

    private void inTime(Instant head) throws LotteryFile.Unreadable {
        var sealed = file.moment("sealed");
        expect(
                file.day().isAfter(LocalDate.ofInstant(sealed, CHINA)),
                "the head is of " + file.day() + ", which is not after the day on which the list was sealed");
        expect(head.isAfter(sealed), "the head was signed before the list was sealed");
        expect(!file.moment("drawn").isBefore(head), "it was drawn before the head was signed");
    }

    private boolean isSigned(byte[] signed, byte[] signature) throws LotteryFile.Unreadable {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(KeyFactory.getInstance("Ed25519")
                    .generatePublic(new X509EncodedKeySpec(Base64.getDecoder().decode(file.field("key")))));
            check.update(signed);
            return check.verify(signature);
        } catch (GeneralSecurityException | IllegalArgumentException noKey) {
            return false;
        }
    }

    private void order() throws LotteryFile.Unreadable {
        var roles = new java.util.TreeSet<Long>(file.tickets().keySet());
        roles.addAll(file.results().keySet());
        for (long role : roles) {
            order(role);
        }
    }

    private void order(long role) throws LotteryFile.Unreadable {
        var row = file.field("seed") + file.field("value") + file.field("digest");
        var expected = file.tickets().getOrDefault(role, List.of()).stream()
                .map(ticket -> new Drawn(hash(row + ticket), ticket))
                .sorted(Comparator.comparing(Drawn::number).thenComparing(Drawn::ticket))
                .map(Drawn::ticket)
                .toList();
        var told = file.results().getOrDefault(role, List.of());
        if (told.size() != expected.size()) {
            wrong.add("role " + role + " has " + expected.size() + " tickets and " + told.size() + " results");
        }
        for (int i = 0; i < Math.min(told.size(), expected.size()); i++) {
            var result = told.get(i);
            if (result.rank() != i + 1 || !result.ticket().equals(expected.get(i))) {
                wrong.add("role " + role + ": number " + (i + 1) + " is ticket " + expected.get(i) + ", and "
                        + result.ticket() + " was told as number " + result.rank());
                return; // whatever follows differs as well
            }
        }
        places(role, told);
    }

    private record Drawn(String number, String ticket) {}

    /** The first in the order have the places. Whoever could not come is passed over; that is not for a file to prove. */
    private void places(long role, List<LotteryFile.Result> told) {
        int left = file.places().getOrDefault(role, 0);
        expect(file.places().containsKey(role), "how many places role " + role + " had is not told");
        for (var each : told) {
            expect(
                    OUTCOMES.contains(each.outcome()),
                    "ticket " + each.ticket() + " has an unknown result: " + each.outcome());
            if (each.outcome().equals("placed")) {
                expect(left > 0, "ticket " + each.ticket() + " has a place where none was left");
                left--;
            } else if (each.outcome().equals("waits")) {
                expect(left <= 0, "ticket " + each.ticket() + " waits while a place was left");
            }
        }
    }

    private static String hash(String text) {
        return hash(text.getBytes(StandardCharsets.ISO_8859_1));
    }

    private static String hash(byte[]... parts) {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            for (var part : parts) {
                digest.update(part);
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
