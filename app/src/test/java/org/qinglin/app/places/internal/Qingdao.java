package org.qinglin.app.places.internal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Qingdao's part of the register, read without a database. */
final class Qingdao {

    record Entry(String code, String name, String street) {}

    private Qingdao() {}

    static List<Entry> communities() throws IOException {
        return rows("communities");
    }

    static ForgivingSearch search() throws IOException {
        NameIndex.Builder builder = new NameIndex.Builder();
        builder.add("37", "山东省", List.of()).add("3702", "青岛市", List.of());
        for (String file : List.of("districts", "streets", "communities")) {
            for (Entry entry : rows(file)) {
                boolean founding = entry.code().equals("370211005038");
                builder.add(entry.code(), entry.name(), founding ? List.of("峨眉路社区") : List.of());
            }
        }
        return new ForgivingSearch(builder.build());
    }

    private static List<Entry> rows(String file) throws IOException {
        List<Entry> entries = new ArrayList<>();
        try (var in = Qingdao.class.getResourceAsStream("/data/places/qingdao-" + file + ".csv")) {
            new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .skip(1)
                    .map(line -> line.split(","))
                    .forEach(cells -> entries.add(new Entry(cells[0], cells[1], cells.length > 2 ? cells[2] : "")));
        }
        return entries;
    }
}
