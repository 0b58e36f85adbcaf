package org.qinglin.bench.faults;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Requests of every endpoint that are wrong in some way, by the names that forms, queries and bodies really have. */
final class OddRequests {

    private static final Pattern FIELD = Pattern.compile("<(?:input|select|textarea)[^>]* name=\"([^\"]+)\"");
    private static final Pattern NUMBER = Pattern.compile("(?:href|action)=\"/[^\"]*?/(\\d{1,9})\\b");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}|\\*\\*");
    private static final String BOUNDARY = "qinglin-bench-boundary";

    /**
     * @param visitor who sends it
     * @param row the endpoint
     */
    record Odd(String visitor, AuthorisationRow row, String path, String type, byte[] body) {}

    private final List<AuthorisationRow> rows;
    private final List<String> fields;
    private final List<String> ids;
    private final Map<String, List<String>> names;
    private final Map<String, List<String>> files;
    private final Map<String, byte[]> templates;

    private OddRequests(
            List<AuthorisationRow> rows,
            List<String> fields,
            List<String> ids,
            Map<String, List<String>> names,
            Map<String, List<String>> files,
            Map<String, byte[]> templates) {
        this.rows = rows;
        this.fields = fields;
        this.ids = ids;
        this.names = names;
        this.files = files;
        this.templates = templates;
    }

    /** Looks at each page without a number in its path once, and at what the endpoints and the API say of themselves. */
    static OddRequests learnt(Map<String, Visitor> visitors) throws IOException, InterruptedException {
        List<AuthorisationRow> rows = AuthorisationRow.all().stream()
                .filter(row -> !row.method().equals("*")
                        && !row.path().equals("/login")
                        && !row.path().equals("/logout")
                        // Whose account is closed would see nothing but the form to sign in from then on.
                        && !row.path().equals("/accounts/{id}/disable"))
                .toList();
        TreeSet<String> fields = new TreeSet<>();
        TreeSet<String> ids = new TreeSet<>(List.of("1", "2", "3"));
        Map<String, byte[]> templates = new TreeMap<>();
        for (AuthorisationRow row : rows) {
            if (row.method().equals("GET")
                    && !row.path().contains("{")
                    && !row.path().contains("*")) {
                String page = page(visitors.get(row.visitors().get(0)), row.path());
                all(FIELD, page).forEach(fields::add);
                all(NUMBER, page).forEach(ids::add);
                if (row.path().contains("/import/template")) {
                    templates.put(row.path(), page.getBytes(StandardCharsets.UTF_8));
                }
            }
        }
        fields.remove("_csrf");
        Visitor nobody = visitors.get(AuthorisationRow.NOBODY);
        JsonNode endpoints = JsonMapper.shared().readTree(page(nobody, "/bench/endpoints"));
        Map<String, List<String>> names = told(endpoints, "names");
        names.putAll(names(JsonMapper.shared().readTree(page(nobody, "/api/openapi"))));
        List<String> unknown = rows.stream()
                .filter(row -> !row.path().contains("*") && !names.containsKey(key(row.method(), row.path())))
                .map(row -> row.method() + " " + row.path())
                .toList();
        System.err.println("endpoints of the table that are not the platform's own methods: " + unknown);
        return new OddRequests(rows, List.copyOf(fields), List.copyOf(ids), names, told(endpoints, "files"), templates);
    }

    /** An endpoint whatever its variables are called. */
    private static String key(String method, String path) {
        return method + " " + VARIABLE.matcher(path).replaceAll("{}");
    }

    private static Map<String, List<String>> told(JsonNode endpoints, String what) {
        Map<String, List<String>> told = new TreeMap<>();
        endpoints.forEach(each -> {
            List<String> all = new ArrayList<>();
            each.path(what).forEach(name -> all.add(name.asString("")));
            told.put(key(each.path("method").asString(""), each.path("path").asString("")), all);
        });
        return told;
    }

    private static String page(@Nullable Visitor visitor, String path) throws IOException, InterruptedException {
        return Objects.requireNonNull(visitor)
                .send("GET", path, Visitor.FORM, new byte[0])
                .body();
    }

    private static List<String> all(Pattern pattern, String text) {
        return pattern.matcher(text).results().map(found -> found.group(1)).toList();
    }

    /** The names of an operation's parameters and of what its body has, by method and path. */
    private static Map<String, List<String>> names(JsonNode api) {
        Map<String, List<String>> names = new TreeMap<>();
        api.path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(operation -> {
                    List<String> all = new ArrayList<>();
                    operation.getValue().path("parameters").forEach(each -> {
                        if (each.path("in").asString("").equals("query")) {
                            all.add(each.path("name").asString(""));
                        }
                    });
                    JsonNode schema = operation.getValue().at("/requestBody/content/application~1json/schema");
                    String reference = schema.path("$ref").asString("");
                    JsonNode body = reference.isEmpty() ? schema : api.at(reference.substring(1));
                    body.path("properties").properties().forEach(each -> all.add(each.getKey()));
                    names.put(key(operation.getKey().toUpperCase(Locale.ROOT), path.getKey()), all);
                }));
        return names;
    }

    /** The number-th request; each endpoint in turn. */
    Odd drawn(int number, Random random) {
        OddValues values = new OddValues(random, ids);
        AuthorisationRow row = rows.get(number % rows.size());
        String who = values.oneOf(row.visitors());
        StringBuilder path = new StringBuilder();
        Matcher variables = VARIABLE.matcher(row.path());
        while (variables.find()) {
            variables.appendReplacement(path, Matcher.quoteReplacement(values.pathPart()));
        }
        variables.appendTail(path);
        List<String> own = names.getOrDefault(key(row.method(), row.path()), List.of());
        List<String> taken = files.getOrDefault(key(row.method(), row.path()), List.of());
        boolean isApi = row.path().startsWith("/api/");
        if (row.method().equals("GET") || random.nextInt(8) == 0) {
            path.append('?').append(form(values, own, random));
        }
        if (row.method().equals("GET")) {
            return new Odd(who, row, path.toString(), Visitor.FORM, new byte[0]);
        }
        if (!taken.isEmpty()) {
            return new Odd(
                    who,
                    row,
                    path.toString(),
                    "multipart/form-data; boundary=" + BOUNDARY,
                    upload(row, own, values.oneOf(taken), values, random));
        }
        String body = isApi ? values.json(own.isEmpty() ? fields.subList(0, 5) : own) : form(values, own, random);
        String type = isApi ? "application/json" : Visitor.FORM;
        return new Odd(who, row, path.toString(), type, body.getBytes(StandardCharsets.UTF_8));
    }

    /** Mostly most of what the endpoint takes, and at times what others do. */
    private String form(OddValues values, List<String> own, Random random) {
        return own.isEmpty() || random.nextInt(4) == 0 ? values.form(fields) : values.most(own);
    }

    private byte[] upload(AuthorisationRow row, List<String> own, String file, OddValues values, Random random) {
        byte[] csv = templates.getOrDefault(row.path() + "/template.csv", new byte[] {'a'});
        boolean isSheet = random.nextBoolean();
        byte[] content = isSheet
                ? values.sheet(new String(csv, StandardCharsets.UTF_8)
                                .lines()
                                .findFirst()
                                .orElse("a"))
                        .getBytes(StandardCharsets.UTF_8)
                : values.broken(templates.getOrDefault(row.path() + "/template.xlsx", csv));
        String name = values.oneOf(List.of("a.csv", "a.xlsx", "a.png", "a", "..", "\u0000.csv"));
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (String each : own) {
            String value = each.equals("mode")
                    ? values.oneOf(List.of("all-or-nothing", "good-rows", "x"))
                    : values.word().replace("\r\n", " ");
            body.writeBytes(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + each + "\"\r\n\r\n"
                    + value + "\r\n"));
        }
        body.writeBytes(text("--" + BOUNDARY + "\r\nContent-Disposition: form-data; name=\"" + file
                + "\"; filename=\"" + name + "\"\r\nContent-Type: "
                + (isSheet ? "text/csv" : "application/octet-stream") + "\r\n\r\n"));
        body.writeBytes(content);
        body.writeBytes(text("\r\n--" + BOUNDARY + "--\r\n"));
        return body.toByteArray();
    }

    private static byte[] text(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
