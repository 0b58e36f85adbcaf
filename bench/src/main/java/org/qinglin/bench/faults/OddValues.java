package org.qinglin.bench.faults;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** What nobody sends who means well: wrong types, huge numbers, control characters, broken files. */
final class OddValues {

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final int DEEPEST = 4;

    private static final List<String> WORDS = List.of(
            "",
            " ",
            "0",
            "1",
            "-1",
            "2",
            "1.5",
            "1e400",
            "NaN",
            "null",
            "true",
            "2147483648",
            "9223372036854775807",
            "9223372036854775808",
            "-99999999999999999999999999",
            "2026-02-30",
            "2026-11-30",
            "+999999999-12-31",
            "2026-11-30T10:00",
            "25:61",
            "10:00",
            "PT1H",
            "PT999999999999H",
            "370211",
            "志愿服务",
            "\u0000",
            "a\u0000b",
            "\ud83d\ude00",
            "\ud800",
            "\u202eabc",
            "<script>alert(1)</script>",
            "' or 1=1 --",
            "%_\\",
            "{\"a\":1}",
            "[]",
            "COLLEGE",
            "ACCEPTED",
            "=1+1",
            "a,b,c",
            "\r\nX: y",
            "x".repeat(9_000));

    private final Random random;
    private final List<String> ids;

    /** @param ids of records that exist */
    OddValues(Random random, List<String> ids) {
        this.random = random;
        this.ids = ids;
    }

    <T> T oneOf(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }

    String word() {
        return random.nextInt(3) == 0 ? oneOf(ids) : oneOf(WORDS);
    }

    /** A part of a path: mostly the number of a record. */
    String pathPart() {
        String part = random.nextInt(5) > 0 ? oneOf(ids) : oneOf(WORDS);
        return part.isEmpty() ? "0" : Visitor.encoded(part).replace("+", "%20");
    }

    /** Some of the names with a value each, as a form sends them. */
    String form(List<String> names) {
        List<String> pairs = new ArrayList<>();
        int count = random.nextInt(8);
        for (int i = 0; i < count && !names.isEmpty(); i++) {
            pairs.add(Visitor.encoded(oneOf(names)) + "=" + Visitor.encoded(word()));
        }
        return String.join("&", pairs);
    }

    /** Four of five of the names with a value each. */
    String most(List<String> names) {
        List<String> pairs = new ArrayList<>();
        for (String name : names) {
            if (random.nextInt(5) > 0) {
                pairs.add(Visitor.encoded(name) + "=" + Visitor.encoded(word()));
            }
        }
        return String.join("&", pairs);
    }

    /** An object with some of the names, or something that is none; at times cut off. */
    String json(List<String> names) {
        int kind = random.nextInt(12);
        String text = (kind == 0 ? node(names, 0) : object(names, 0)).toString();
        return kind == 1 ? text.substring(0, random.nextInt(text.length() + 1)) : text;
    }

    private ObjectNode object(List<String> names, int depth) {
        ObjectNode object = JSON.createObjectNode();
        for (String name : names) {
            if (random.nextInt(5) > 0) {
                object.set(name, node(names, depth + 1));
            }
        }
        return object;
    }

    private JsonNode node(List<String> names, int depth) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        int kind = random.nextInt(depth < DEEPEST ? 10 : 8);
        return switch (kind) {
            case 0 -> nodes.nullNode();
            case 1 -> nodes.booleanNode(random.nextBoolean());
            case 2 -> nodes.numberNode(random.nextInt(5));
            case 3 -> nodes.numberNode(random.nextLong());
            case 4 -> nodes.numberNode(new BigDecimal("1e" + random.nextInt(400)));
            case 5, 6, 7 -> nodes.stringNode(word());
            case 8 -> nodes.arrayNode().add(node(names, depth + 1)).add(node(names, depth + 1));
            default -> object(names.subList(0, Math.min(names.size(), 3)), depth);
        };
    }

    /** A file with some of its bytes changed or cut off. */
    byte[] broken(byte[] file) {
        int missing = random.nextInt(4) == 0 ? random.nextInt(file.length) : 0;
        byte[] broken = Arrays.copyOf(file, file.length - missing);
        int changes = random.nextInt(6);
        for (int i = 0; i < changes; i++) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt(256);
        }
        return broken;
    }

    /** A sheet under a head, with odd cells. */
    String sheet(String head) {
        StringBuilder sheet = new StringBuilder(head);
        int columns = head.split(",", -1).length;
        int rows = random.nextInt(6);
        for (int row = 0; row < rows; row++) {
            for (int column = 0; column < columns + (random.nextInt(9) == 0 ? 1 : 0); column++) {
                sheet.append(column == 0 ? "\n" : ",");
                sheet.append(random.nextInt(3) == 0 ? '"' + word().replace("\"", "\"\"") + '"' : word());
            }
        }
        return sheet.toString();
    }
}
