package org.qinglin.engine.stable;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Worked examples of others, with their answers. */
record PublishedExamples(String name, StableProblem problem, Map<String, List<String>> expected) {

    @SuppressWarnings("unchecked")
    static List<PublishedExamples> read() throws IOException {
        String text;
        try (InputStream in = PublishedExamples.class.getResourceAsStream("/matching/stable-matchings.json")) {
            text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        List<PublishedExamples> examples = new ArrayList<>();
        for (Object each : (List<Object>) new Reader(text).value()) {
            Map<String, Object> example = (Map<String, Object>) each;
            Map<String, List<String>> residents = (Map<String, List<String>>) example.get("residents");
            Map<String, List<String>> hospitals = (Map<String, List<String>>) example.get("hospitals");
            Map<String, Integer> capacity = (Map<String, Integer>) example.get("capacity");
            List<Applicant> applicants = new ArrayList<>();
            residents.forEach((id, wishes) -> applicants.add(new Applicant(id, wishes)));
            List<Host> hosts = new ArrayList<>();
            hospitals.forEach((id, choices) -> hosts.add(new Host(id, capacity.get(id), choices)));
            examples.add(new PublishedExamples(
                    (String) example.get("name"), new StableProblem(applicants, hosts), (Map<String, List<String>>)
                            example.get("expected")));
        }
        return examples;
    }

    /** As much JSON as these examples need. */
    private static final class Reader {

        private final String text;
        private int at;

        Reader(String text) {
            this.text = text;
        }

        Object value() {
            return switch (next()) {
                case '[' -> list();
                case '{' -> object();
                case '"' -> string();
                default -> number();
            };
        }

        private char next() {
            while (Character.isWhitespace(text.charAt(at))) {
                at++;
            }
            return text.charAt(at);
        }

        private List<Object> list() {
            List<Object> list = new ArrayList<>();
            for (at++; next() != ']'; comma()) {
                list.add(value());
            }
            at++;
            return list;
        }

        private Map<String, Object> object() {
            Map<String, Object> object = new LinkedHashMap<>();
            for (at++; next() != '}'; comma()) {
                String name = string();
                next();
                at++; // the colon
                object.put(name, value());
            }
            at++;
            return object;
        }

        private void comma() {
            if (next() == ',') {
                at++;
                next();
            }
        }

        private String string() {
            int end = text.indexOf('"', at + 1);
            String string = text.substring(at + 1, end);
            at = end + 1;
            return string;
        }

        private Integer number() {
            int from = at;
            while (Character.isDigit(text.charAt(at))) {
                at++;
            }
            return Integer.valueOf(text.substring(from, at));
        }
    }
}
