package org.qinglin.ledger;

import java.util.ArrayList;
import java.util.List;

/** What a check found; at most so many findings are kept, all are counted. */
public final class Report {

    private static final int MOST_KEPT = 20;

    private final List<Finding> findings = new ArrayList<>();
    private long bad;
    private long students;
    private long entries;
    private long sealed;
    private long unsealed;
    private long heads;

    void add(Finding finding) {
        bad++;
        if (findings.size() < MOST_KEPT) {
            findings.add(finding);
        }
    }

    void countStudent() {
        students++;
    }

    void countEntry() {
        entries++;
    }

    void countSealed() {
        sealed++;
    }

    void countUnsealed() {
        unsealed++;
    }

    void countHead() {
        heads++;
    }

    public boolean clean() {
        return bad == 0;
    }

    /** The first that were found, in the order of the check: students' chains, the chain through all, the rest. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** How many there are in all. */
    public long bad() {
        return bad;
    }

    public long students() {
        return students;
    }

    public long entries() {
        return entries;
    }

    public long sealed() {
        return sealed;
    }

    public long unsealed() {
        return unsealed;
    }

    public long heads() {
        return heads;
    }

    /** As JSON. */
    public String json(double seconds) {
        var text = new StringBuilder("{\n  \"clean\": " + clean() + ",\n  \"students\": " + students
                + ",\n  \"entries\": " + entries + ",\n  \"sealed\": " + sealed + ",\n  \"unsealed\": " + unsealed
                + ",\n  \"heads\": " + heads + ",\n  \"seconds\": " + Math.round(seconds * 1000) / 1000.0
                + ",\n  \"bad\": " + bad + ",\n  \"findings\": [");
        var before = "\n";
        for (var each : findings) {
            text.append(before)
                    .append("    {\"student\": ")
                    .append(each.student())
                    .append(", \"entry\": ")
                    .append(each.entry())
                    .append(", \"wrong\": \"")
                    .append(escaped(each.wrong()))
                    .append("\"}");
            before = ",\n";
        }
        return text.append(findings.isEmpty() ? "]\n}\n" : "\n  ]\n}\n").toString();
    }

    private static String escaped(String words) {
        var text = new StringBuilder();
        for (char each : words.toCharArray()) {
            if (each == '"' || each == '\\') {
                text.append('\\').append(each);
            } else if (each < ' ') {
                text.append("\\u%04x".formatted((int) each));
            } else {
                text.append(each);
            }
        }
        return text.toString();
    }
}
