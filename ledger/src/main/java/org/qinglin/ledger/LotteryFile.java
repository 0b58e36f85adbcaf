package org.qinglin.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * What a lottery's file says, line by line, as {@code docs/lottery.md} gives its form. Nothing is believed here: it is only
 * told apart what the file claims.
 */
final class LotteryFile {

    /** Far more than the largest lottery needs; what is longer is no lottery. */
    private static final long LARGEST = 64L << 20;

    private static final Set<String> ONCE =
            Set.of("opened", "sealed", "digest", "drawn", "seed", "day", "key", "value", "head");

    /** @param outcome {@code placed}, {@code waits}, {@code skipped} or {@code gone} */
    record Result(int rank, String ticket, String outcome) {}

    /** Why a file is not a lottery's. */
    static final class Unreadable extends Exception {
        private static final long serialVersionUID = 1;

        Unreadable(String why) {
            super(why);
        }
    }

    private final StringBuilder list = new StringBuilder();
    private final Map<String, String> listed = new LinkedHashMap<>();
    private final Map<String, String> fields = new LinkedHashMap<>();
    private final Map<Long, List<String>> tickets = new TreeMap<>();
    private final Map<Long, Integer> places = new TreeMap<>();
    private final Map<Long, List<Result>> results = new TreeMap<>();

    private LotteryFile() {}

    static LotteryFile read(Path path) throws IOException, Unreadable {
        if (!Files.isRegularFile(path)) {
            throw new Unreadable("there is no file " + path);
        }
        if (Files.size(path) > LARGEST) {
            throw new Unreadable(path + " is too large for a lottery's file");
        }
        return read(new String(Files.readAllBytes(path), StandardCharsets.ISO_8859_1));
    }

    static LotteryFile read(String text) throws Unreadable {
        var file = new LotteryFile();
        var lines = text.lines().toList();
        if (lines.isEmpty() || !lines.get(0).equals("qinglin lottery 1")) {
            throw new Unreadable("the first line is not \"qinglin lottery 1\"");
        }
        int end = lines.indexOf("end list");
        if (lines.size() < 2 || !lines.get(1).equals("begin list") || end < 0) {
            throw new Unreadable("the list of tickets does not stand between \"begin list\" and \"end list\"");
        }
        file.readList(lines.subList(2, end));
        for (int i = end + 1; i < lines.size(); i++) {
            file.readField(lines.get(i), i + 1);
        }
        for (var needed : List.of("opened", "sealed", "digest")) {
            if (!file.fields.containsKey(needed)) {
                throw new Unreadable("there is no line \"" + needed + "\"");
            }
        }
        return file;
    }

    private void readList(List<String> lines) throws Unreadable {
        @Nullable List<String> ofRole = null;
        for (var line : lines) {
            list.append(line).append('\n');
            var words = line.split(" ", 2);
            if (words.length < 2) {
                throw new Unreadable("a line of the list has no value: \"" + line + "\"");
            }
            if (words[0].equals("role")) {
                ofRole = tickets.computeIfAbsent(number(words[1]), each -> new ArrayList<>());
            } else if (words[0].equals("ticket") && ofRole != null) {
                ofRole.add(words[1]);
            } else if (ofRole == null) {
                listed.put(words[0], words[1]);
            } else {
                throw new Unreadable("a line of the list is neither a role nor a ticket: \"" + line + "\"");
            }
        }
        for (var needed : List.of("qinglin", "session", "commitment", "closes")) {
            if (!listed.containsKey(needed)) {
                throw new Unreadable("the list has no line \"" + needed + "\"");
            }
        }
    }

    private void readField(String line, int number) throws Unreadable {
        var words = line.split(" ");
        if (words[0].equals("places") && words.length == 3) {
            places.put(number(words[1]), (int) number(words[2]));
        } else if (words[0].equals("result") && words.length == 5) {
            results.computeIfAbsent(number(words[1]), each -> new ArrayList<>())
                    .add(new Result((int) number(words[2]), words[3], words[4]));
        } else if (ONCE.contains(words[0]) && words.length > 1) {
            // The head is a line of the ledger's own file, with its name in front.
            if (fields.put(words[0], words[0].equals("head") ? line : line.substring(words[0].length() + 1)) != null) {
                throw new Unreadable("line " + number + " says \"" + words[0] + "\" a second time");
            }
        } else {
            throw new Unreadable("line " + number + " cannot be read: \"" + line + "\"");
        }
    }

    private static long number(String text) throws Unreadable {
        if (!text.matches("\\d{1,18}")) {
            throw new Unreadable("\"" + text + "\" is not a number");
        }
        return Long.parseLong(text);
    }

    /** The text that is hashed. */
    String list() {
        return list.toString();
    }

    /** A line of the list before its first role. */
    String listed(String name) {
        return listed.getOrDefault(name, "");
    }

    boolean isDrawn() {
        return fields.containsKey("drawn") || fields.containsKey("seed") || !results.isEmpty();
    }

    /** The value of a line after the list. */
    String field(String name) throws Unreadable {
        var value = fields.get(name);
        if (value == null) {
            throw new Unreadable("there is no line \"" + name + "\"");
        }
        return value;
    }

    Instant moment(String name) throws Unreadable {
        return moment(name, field(name));
    }

    static Instant moment(String name, String text) throws Unreadable {
        try {
            return Instant.parse(text);
        } catch (DateTimeParseException unreadable) {
            throw new Unreadable("\"" + name + "\" is no moment: \"" + text + "\"");
        }
    }

    LocalDate day() throws Unreadable {
        try {
            return LocalDate.parse(field("day"));
        } catch (DateTimeParseException unreadable) {
            throw new Unreadable("\"day\" is no date: \"" + field("day") + "\"");
        }
    }

    Map<Long, List<String>> tickets() {
        return tickets;
    }

    Map<Long, Integer> places() {
        return places;
    }

    Map<Long, List<Result>> results() {
        return results;
    }
}
