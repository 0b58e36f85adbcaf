package org.qinglin.bench.faults;

import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** What the server answers to having walked the loop. */
record Walked(int done, long missing, long more, Map<String, Integer> outcomes) {

    static Walked read(String answer) {
        JsonNode node = JsonMapper.shared().readTree(answer);
        Map<String, Integer> outcomes = new TreeMap<>();
        node.path("outcomes")
                .properties()
                .forEach(each -> outcomes.put(each.getKey(), each.getValue().asInt()));
        return new Walked(
                node.path("done").asInt(),
                node.path("missing").asLong(),
                node.path("more").asLong(),
                outcomes);
    }
}
