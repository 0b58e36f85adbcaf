package org.qinglin.app.places.web;

import io.swagger.v3.oas.annotations.Operation;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.places.PlaceHit;
import org.qinglin.app.places.PlaceQuery;
import org.qinglin.app.places.PlaceSearch;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.server.ResponseStatusException;

/** The register's search as JSON. */
@RestController
class PlaceApi {

    /**
     * A place.
     *
     * @param code of 2, 4, 6, 9 or 12 digits
     * @param within the names of the places around it, the largest first
     */
    record PlaceJson(String code, String name, String level, String within) {

        static PlaceJson of(PlaceHit hit) {
            return new PlaceJson(hit.code().value(), hit.name(), hit.level().name(), hit.within());
        }
    }

    private final PlaceSearch search;

    PlaceApi(PlaceSearch search) {
        this.search = search;
    }

    @Operation(summary = "The places of the register whose names are nearest to a text, best first")
    @GetMapping("/api/places")
    List<PlaceJson> find(
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "10") int limit,
            @RequestParam(defaultValue = "") String within) {
        if (limit < 1 || limit > 50) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, "limit is " + limit + "; ask for 1 to 50");
        }
        return search.find(new PlaceQuery(q, limit, place(within))).stream()
                .map(PlaceJson::of)
                .toList();
    }

    private static Optional<PlaceCode> place(String within) {
        try {
            return within.isBlank() ? Optional.empty() : Optional.of(new PlaceCode(within.strip()));
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.BAD_REQUEST, e.getMessage(), e);
        }
    }
}
