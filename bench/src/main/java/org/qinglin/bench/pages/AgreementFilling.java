package org.qinglin.bench.pages;

import java.io.IOException;
import java.net.URI;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Agreements between the two sides of those that the demo term has, drafted, agreed to and signed by both through the
 * interface for programs: a quarter each, by turns long ago and years ahead, so that none overlaps another.
 */
final class AgreementFilling {

    private static final LocalDate LONG_AGO = LocalDate.of(2001, 1, 1);
    private static final LocalDate YEARS_AHEAD = LocalDate.of(2035, 1, 1);
    private static final int MONTHS = 3;
    private static final ZoneId CHINA = ZoneId.of("Asia/Shanghai");
    private static final JsonMapper JSON = new JsonMapper();

    private final URI site;
    private final Browser college;
    private final Map<String, Browser> streets = new HashMap<>();

    AgreementFilling(URI site, Browser college) {
        this.site = site;
        this.college = college;
    }

    private record Pair(long faculty, String street) {}

    /** Signs so many. */
    void sign(int count) throws IOException, InterruptedException {
        List<Pair> pairs = pairs();
        for (int i = 0; i < count; i++) {
            Pair pair = pairs.get(i % pairs.size());
            int term = i / pairs.size();
            LocalDate first = (term % 2 == 0 ? LONG_AGO : YEARS_AHEAD).plusMonths((long) MONTHS * (term / 2));
            long id = number(college.postJson("/api/agreements", draft(i, pair, first)), "agreement");
            String path = "/api/agreements/" + id;
            college.postJson(path + "/submit", "");
            street(pair.street()).postJson(path + "/agree", "");
            LocalDate today = LocalDate.now(CHINA);
            LocalDate signedOn = first.isBefore(today) ? first : today;
            college.postJson(
                    path + "/sign",
                    JSON.writeValueAsString(Map.of(
                            "collegeSignatory", "学院签署人", "streetSignatory", "街道签署人", "signedOn", signedOn.toString())));
        }
    }

    private static String draft(int number, Pair pair, LocalDate first) {
        return JSON.writeValueAsString(Map.of(
                "faculty",
                Long.toString(pair.faculty()),
                "street",
                pair.street(),
                "title",
                "社区学院共建协议 " + number,
                "body",
                "双方共建社区学院。",
                "startsOn",
                first.toString(),
                "endsOn",
                first.plusMonths(MONTHS).minusDays(1).toString(),
                "commitments",
                List.of(
                        promise("JOINT_ACTIVITY", "服务两千小时", "service-hours", 2_000),
                        promise("JOINT_TALENT_TRAINING", "服务四十场", "sessions-held", 40))));
    }

    private static Map<String, String> promise(String content, String words, String measure, int target) {
        return Map.of("content", content, "words", words, "measure", measure, "target", Integer.toString(target));
    }

    private List<Pair> pairs() throws IOException, InterruptedException {
        List<Pair> pairs = new ArrayList<>();
        for (JsonNode each : JSON.readTree(college.get("/api/agreements").body())) {
            JsonNode parties = each.path("parties");
            Pair pair = new Pair(
                    parties.path("faculty").path("value").asLong(),
                    parties.path("street").path("value").asString());
            if (!pairs.contains(pair)) {
                pairs.add(pair);
            }
        }
        if (pairs.isEmpty()) {
            throw new IOException("the demo term has no agreement, so nobody to sign another");
        }
        return pairs;
    }

    private static long number(String answer, String what) {
        return JSON.readTree(answer).path(what).path("id").path("value").asLong();
    }

    private Browser street(String code) throws IOException, InterruptedException {
        Browser known = streets.get(code);
        if (known == null) {
            known = new Browser(site);
            known.signIn("street-" + code, PagesCommand.PASSWORD);
            streets.put(code, known);
        }
        return known;
    }
}
