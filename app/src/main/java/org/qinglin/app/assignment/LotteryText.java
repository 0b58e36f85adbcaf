package org.qinglin.app.assignment;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;

/**
 * What is hashed in a lottery, and the file that tells all of it. Whatever is hashed is text of ASCII characters, so that
 * {@code printf %s … | sha256sum} says the same. The command {@code ./qinglin lottery} reads the file without this code;
 * {@code docs/lottery.md} gives the form.
 */
public final class LotteryText {

    private LotteryText() {}

    /** The list that is sealed: tickets by role, roles and tickets in order. */
    public static String list(
            SessionId session,
            String commitment,
            Instant closesAt,
            Map<SessionRoleId, ? extends Collection<String>> tickets) {
        var text = new StringBuilder("qinglin lottery list 1\n");
        text.append("session ").append(session.value()).append('\n');
        text.append("commitment ").append(commitment).append('\n');
        text.append("closes ").append(closesAt).append('\n');
        byRole(tickets).forEach((role, of) -> {
            text.append("role ").append(role).append('\n');
            of.stream()
                    .sorted()
                    .forEach(ticket -> text.append("ticket ").append(ticket).append('\n'));
        });
        return text.toString();
    }

    private static <T> SortedMap<Long, T> byRole(Map<SessionRoleId, ? extends T> of) {
        var sorted = new TreeMap<Long, T>();
        of.forEach((role, each) -> sorted.put(role.value(), each));
        return sorted;
    }

    /** SHA-256 of a text, in hexadecimal digits. */
    public static String hash(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }

    /** The tickets of one role as they are drawn: by the hash of seed, public value, digest and ticket, written in a row. */
    public static List<String> order(String seed, String value, String digest, Collection<String> tickets) {
        return tickets.stream()
                .map(ticket -> Map.entry(hash(seed + value + digest + ticket), ticket))
                .sorted(Comparator.comparing(Map.Entry<String, String>::getKey).thenComparing(Map.Entry::getValue))
                .map(Map.Entry::getValue)
                .toList();
    }

    /** Everything that is told of a lottery once its list is closed: what is known by then, and nothing personal. */
    public static String file(Lottery lottery) {
        var seal = lottery.seal();
        if (seal == null) {
            throw new IllegalArgumentException("the list of session " + lottery.session() + " is not closed yet");
        }
        var text = new StringBuilder("qinglin lottery 1\nbegin list\n")
                .append(seal.tickets())
                .append("end list\n");
        line(text, "opened", lottery.openedAt());
        line(text, "sealed", seal.at());
        line(text, "digest", seal.digest());
        var draw = lottery.draw();
        if (draw != null) {
            line(text, "drawn", draw.at());
            line(text, "seed", draw.seed());
            line(text, "day", draw.value().day());
            text.append(draw.value().head()).append('\n');
            line(text, "key", draw.value().key());
            line(text, "value", draw.value().value());
            byRole(draw.places()).forEach((role, places) -> line(text, "places", role + " " + places));
            byRole(draw.results())
                    .forEach((role, results) -> results.forEach(each -> line(
                            text,
                            "result",
                            role + " " + each.rank() + " " + each.ticket() + " "
                                    + each.outcome().name().toLowerCase(Locale.ROOT))));
        }
        return text.toString();
    }

    private static void line(StringBuilder text, String name, Object value) {
        text.append(name).append(' ').append(value).append('\n');
    }
}
