package org.qinglin.app.places;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.qinglin.app.places.internal.Found;
import org.qinglin.app.places.internal.LiveIndex;
import org.qinglin.app.places.internal.Scope;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;

/**
 * Search in the register that forgives: a missing, extra or wrong character, another ending or none (社区, 居委会, 村委会, 路),
 * pinyin and its initials. Equals and near-equals stand in the order of their distance from the installation's home.
 */
@Service
public class PlaceSearch {

    private static final Set<String> NO_CITIES = Set.of("市辖区", "县", "省直辖县级行政区划", "自治区直辖县级行政区划");

    private final LiveIndex index;
    private final PlaceRegister register;
    private final long home;

    /** @param home the code of the place that this installation serves, {@code qinglin.places.home}; may be empty */
    PlaceSearch(LiveIndex index, PlaceRegister register, @Value("${qinglin.places.home:3702}") String home) {
        this.index = index;
        this.register = register;
        this.home = home.isBlank() ? 0 : Long.parseLong(new PlaceCode(home.strip()).value());
    }

    /** The nearest places, best first; none when nothing is near or the text is empty. */
    public List<PlaceHit> find(String text, int limit) {
        return find(new PlaceQuery(text, limit, Optional.empty()));
    }

    /** The nearest places within another. */
    public List<PlaceHit> find(String text, int limit, PlaceCode within) {
        return find(new PlaceQuery(text, limit, Optional.of(within)));
    }

    public List<PlaceHit> find(PlaceQuery query) {
        List<Long> within = query.within().map(code -> Long.parseLong(code.value())).stream()
                .toList();
        return named(index.current().find(query.text(), Scope.of(within, home), query.limit()));
    }

    private List<PlaceHit> named(List<Found> found) {
        Set<PlaceCode> codes = new LinkedHashSet<>();
        for (Found one : found) {
            String code = one.code();
            for (PlaceLevel level : PlaceLevel.values()) {
                if (level.digits() <= code.length()) {
                    codes.add(new PlaceCode(code.substring(0, level.digits())));
                }
            }
        }
        Map<PlaceCode, Place> places = register.find(codes);
        List<PlaceHit> hits = new ArrayList<>();
        for (Found one : found) {
            Place place = places.get(new PlaceCode(one.code()));
            if (place != null) {
                hits.add(new PlaceHit(place.code(), place.name(), place.level(), around(place.code(), places)));
            }
        }
        return hits;
    }

    /** From the city down; from the province where the city is none but a word of the register (市辖区 of 北京市). */
    private static String around(PlaceCode code, Map<PlaceCode, Place> places) {
        List<String> names = new ArrayList<>();
        for (PlaceLevel level : PlaceLevel.values()) {
            if (level.digits() < code.value().length()) {
                Place place = places.get(new PlaceCode(code.value().substring(0, level.digits())));
                names.add(place == null ? "" : place.name());
            }
        }
        boolean cityIsNone = names.size() > 1 && NO_CITIES.contains(names.get(1));
        if (names.size() > 1) {
            names.remove(cityIsNone ? 1 : 0);
        }
        return names.stream().filter(name -> !name.isEmpty()).collect(Collectors.joining(" · "));
    }
}
