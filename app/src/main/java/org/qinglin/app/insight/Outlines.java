package org.qinglin.app.insight;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.shared.GeoPoint;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Outlines of the province's prefectures, from the npm package echarts 4.9.0 (Apache-2.0). They are probably in GCJ-02, some
 * hundred metres off; at the scale of a district that is the width of a line.
 */
@Component
public class Outlines {

    /** ECharts keeps differences of coordinates as characters: a degree is 1,024 steps, and zero is an at sign. */
    private static final double STEPS = 1024;

    private static final int ZERO = '@';

    private final List<List<GeoPoint>> rings;

    Outlines(JsonMapper json) {
        try (var in = new ClassPathResource("outlines/shandong-prefectures.json").getInputStream()) {
            rings = read(json.readTree(in));
        } catch (IOException unreadable) {
            throw new UncheckedIOException("the outlines of prefectures cannot be read", unreadable);
        }
    }

    /** Closed lines, each a ring of points. */
    public List<List<GeoPoint>> rings() {
        return rings;
    }

    private static List<List<GeoPoint>> read(JsonNode collection) {
        var rings = new ArrayList<List<GeoPoint>>();
        for (var feature : collection.get("features")) {
            var geometry = feature.get("geometry");
            boolean many = geometry.get("type").asString().equals("MultiPolygon");
            var coordinates = geometry.get("coordinates");
            var offsets = geometry.get("encodeOffsets");
            for (int i = 0; i < coordinates.size(); i++) {
                if (many) {
                    for (int j = 0; j < coordinates.get(i).size(); j++) {
                        rings.add(ring(
                                coordinates.get(i).get(j).asString(),
                                offsets.get(i).get(j)));
                    }
                } else {
                    rings.add(ring(coordinates.get(i).asString(), offsets.get(i)));
                }
            }
        }
        return List.copyOf(rings);
    }

    private static List<GeoPoint> ring(String encoded, JsonNode offset) {
        var points = new ArrayList<GeoPoint>();
        int x = offset.get(0).asInt();
        int y = offset.get(1).asInt();
        for (int i = 0; i + 1 < encoded.length(); i += 2) {
            x += step(encoded.charAt(i));
            y += step(encoded.charAt(i + 1));
            points.add(new GeoPoint(x / STEPS, y / STEPS));
        }
        return List.copyOf(points);
    }

    /** The sign stands in the last bit. */
    private static int step(char character) {
        int value = character - ZERO;
        return (value >> 1) ^ -(value & 1);
    }
}
