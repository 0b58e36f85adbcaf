package org.qinglin.app.places.web;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.places.PlaceHit;
import org.qinglin.app.places.PlaceQuery;
import org.qinglin.app.places.PlaceSearch;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The options of the community picker in forms ({@code templates/places/picker.html}), while somebody types. */
@Controller
class PlacePicker {

    private static final int OPTIONS = 8;

    private final PlaceSearch search;

    PlacePicker(PlaceSearch search) {
        this.search = search;
    }

    /** @param level only places of this level, e.g. COMMUNITY; all where it is left out or unknown */
    @GetMapping("/places/options")
    String options(
            @RequestParam(defaultValue = "") String q, @RequestParam(defaultValue = "") String level, Model model) {
        List<PlaceHit> hits = search.find(new PlaceQuery(q, level.isEmpty() ? OPTIONS : 50, Optional.empty())).stream()
                .filter(hit -> level.isEmpty() || hit.level().name().equals(level))
                .limit(OPTIONS)
                .toList();
        model.addAttribute("hits", hits);
        model.addAttribute("asked", q.strip());
        return "places/options";
    }
}
