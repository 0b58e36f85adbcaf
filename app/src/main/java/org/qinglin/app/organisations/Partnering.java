package org.qinglin.app.organisations;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.places.Place;
import org.qinglin.app.places.PlaceLevel;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.Fault;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** A college and a community of the register begin to work together. */
@Service
public class Partnering {

    private final Organisations organisations;
    private final PlaceRegister register;
    private final AuditTrail audit;
    private final Clock clock;

    Partnering(Organisations organisations, PlaceRegister register, AuditTrail audit, Clock clock) {
        this.organisations = organisations;
        this.register = register;
        this.audit = audit;
        this.clock = clock;
    }

    /** From today on; a second time changes nothing. @param typed the code that was chosen */
    @Transactional
    public Checked<Community> begin(Viewer viewer, String typed) {
        var code = typed.strip();
        if (!code.matches("\\d{12}")) {
            return fault(code);
        }
        var path = register.path(new PlaceCode(code));
        if (path.isEmpty() || path.get(path.size() - 1).level() != PlaceLevel.COMMUNITY) {
            return fault(code);
        }
        var college = viewer.mustCollege();
        var community = community(path, organisations.college(college).campus());
        organisations.addCommunity(community);
        if (!organisations.arePartners(college, community.code())) {
            organisations.addPartnership(college, community.code(), null, LocalDate.now(clock));
            audit.record(viewer, "partnership-begun", "community " + code, community.registerName());
        }
        return new Checked.Ok<>(organisations.community(community.code()).orElseThrow());
    }

    private static Checked<Community> fault(String code) {
        return new Checked.Faulty<>(List.of(Fault.of("community", code, "fault.community")));
    }

    /** Where the register has no position, that of the street stands in, marked as schematic; at last the campus. */
    static Community community(List<Place> path, GeoPoint campus) {
        Place own = path.get(path.size() - 1);
        GeoPoint position = campus;
        for (Place place : path) {
            position = Optional.ofNullable(place.position()).orElse(position);
        }
        return new Community(
                own.code(),
                everydayName(own),
                own.name(),
                own.code().street(),
                name(path, PlaceLevel.STREET),
                name(path, PlaceLevel.DISTRICT),
                position,
                own.schematic() || own.position() == null);
    }

    /** What people say: an alias where there is one, else the name without its committee. */
    private static String everydayName(Place place) {
        return place.aliases().stream().findFirst().orElseGet(() -> {
            String name = place.name();
            return name.endsWith("社区居民委员会") ? name.substring(0, name.length() - "居民委员会".length()) : name;
        });
    }

    private static String name(List<Place> path, PlaceLevel level) {
        return path.stream()
                .filter(place -> place.level() == level)
                .map(Place::name)
                .findFirst()
                .orElse("");
    }
}
