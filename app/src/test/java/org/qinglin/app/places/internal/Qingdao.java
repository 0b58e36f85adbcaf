package org.qinglin.app.places.internal;

import java.util.List;
import org.qinglin.scenarios.RealPlaces;

/** Qingdao's part of the register, read without a database. */
final class Qingdao {

    record Entry(String code, String name, String street) {}

    private static final RealPlaces PLACES = RealPlaces.qingdao(1);

    static List<Entry> communities() {
        return PLACES.communities().stream()
                .map(each -> new Entry(each.code(), each.name(), each.streetCode()))
                .toList();
    }

    static ForgivingSearch search() {
        NameIndex.Builder builder = new NameIndex.Builder();
        builder.add("37", "山东省", List.of()).add("3702", "青岛市", List.of());
        PLACES.districts().forEach(each -> builder.add(each.code(), each.name(), List.of()));
        PLACES.streets().forEach(each -> builder.add(each.code(), each.name(), List.of()));
        PLACES.communities().forEach(each -> {
            boolean founding = each.code().equals("370211005038");
            builder.add(each.code(), each.name(), founding ? List.of("峨眉路社区") : List.of());
        });
        return new ForgivingSearch(builder.build());
    }

    private Qingdao() {}
}
