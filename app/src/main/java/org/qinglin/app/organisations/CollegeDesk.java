package org.qinglin.app.organisations;

import static org.qinglin.app.shared.FormCheck.given;

import java.time.Clock;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.AuditTrail;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.places.Place;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.shared.Checked;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.GeoPoint;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an administrator sets up colleges: from typed text to a college, its units and its partner communities. */
@Service
public class CollegeDesk {

    private final Organisations organisations;
    private final PlaceRegister places;
    private final AuditTrail audit;
    private final Clock clock;

    CollegeDesk(Organisations organisations, PlaceRegister places, AuditTrail audit, Clock clock) {
        this.organisations = organisations;
        this.places = places;
        this.audit = audit;
        this.clock = clock;
    }

    /** A college as typed. {@code longitude} and {@code latitude} are those of its campus in WGS-84 degrees. */
    public record CollegeInput(
            @Nullable String name,
            @Nullable String shortName,
            @Nullable String issuer,
            @Nullable String contact,
            @Nullable String longitude,
            @Nullable String latitude) {}

    /** A department, faculty or class as typed; {@code faculty} is the id of the faculty that a class lies in. */
    public record UnitInput(
            @Nullable String kind,
            @Nullable String name,
            @Nullable String faculty,
            @Nullable String counsellor) {}

    /** A partner community as typed; an empty {@code name} means the register's own, without the committee's title. */
    public record PartnerInput(
            @Nullable String community,
            @Nullable String name,
            @Nullable String faculty,
            @Nullable String since) {}

    @Transactional
    public Checked<CollegeId> addCollege(Viewer viewer, CollegeInput input) {
        var check = new FormCheck();
        var name = check.text("name", input.name(), 60);
        if (!name.isEmpty()
                && organisations.colleges().stream()
                        .anyMatch(each -> each.name().equals(name))) {
            check.fault("name", name, "fault.name.taken");
        }
        var shortName = check.text("shortName", input.shortName(), 12);
        var issuer = check.text("issuer", input.issuer(), 60);
        var contact = check.optional("contact", input.contact(), 60);
        double longitude = check.degrees("longitude", input.longitude(), 180);
        double latitude = check.degrees("latitude", input.latitude(), 90);
        return check.result(() -> {
            var campus = new GeoPoint(longitude, latitude);
            var id = organisations.addCollege(name, shortName, issuer, contact == null ? "" : contact, campus);
            audit.record(viewer, "college-added", "college " + id.value(), name);
            return id;
        });
    }

    @Transactional
    public Checked<UnitId> addUnit(Viewer viewer, CollegeId college, UnitInput input) {
        var check = new FormCheck();
        var kind = check.oneOf("kind", input.kind(), Unit.Kind.class, "fault.unit.kind");
        if (kind == Unit.Kind.OWN) {
            check.fault("kind", kind, "fault.unit.kind"); // the college adds these itself
        }
        var name = check.text("name", input.name(), 40);
        boolean isClass = kind == Unit.Kind.CLASS;
        var faculty = isClass ? faculty(college, input.faculty(), check) : null;
        if (isClass && faculty == null) {
            check.missing("faculty");
        }
        var counsellor = isClass ? check.text("counsellor", input.counsellor(), 40) : null;
        if (organisations.units(college).stream()
                .anyMatch(each -> each.kind() == kind && each.name().equals(name))) {
            check.fault("name", name, "fault.name.taken");
        }
        return check.result(() -> {
            var id = organisations.addUnit(college, faculty, kind, name, counsellor);
            audit.record(viewer, "unit-added", "college " + college.value() + ", unit " + id.value(), name);
            return id;
        });
    }

    private @Nullable UnitId faculty(CollegeId college, @Nullable String typed, FormCheck check) {
        var number = check.id("faculty", typed);
        if (number == null) {
            return null;
        }
        var found = organisations
                .unit(college, new UnitId(number))
                .filter(each -> each.kind() == Unit.Kind.FACULTY)
                .map(Unit::id);
        if (found.isEmpty()) {
            check.fault("faculty", number, "fault.faculty");
        }
        return found.orElse(null);
    }

    /** A community becomes the college's partner; one that works with another college already keeps its name. */
    @Transactional
    public Checked<PlaceCode> addPartner(Viewer viewer, CollegeId college, PartnerInput input) {
        var check = new FormCheck();
        var place = community(input.community(), check);
        var name = check.optional("name", input.name(), 40);
        var faculty = faculty(college, input.faculty(), check);
        var since = check.date("since", input.since());
        if (since != null && since.isAfter(LocalDate.now(clock))) {
            check.fault("since", since, "fault.partner.since");
        }
        if (place != null && organisations.arePartners(college, place.code())) {
            check.fault("community", place.name(), "fault.partner.already");
        }
        return check.result(() -> {
            var entry = entry(college, given(place), name);
            organisations.addCommunity(entry);
            organisations.addPartnership(college, entry.code(), faculty, given(since));
            audit.record(
                    viewer,
                    "partner-added",
                    "college " + college.value(),
                    entry.name() + " " + entry.code().value());
            return entry.code();
        });
    }

    private @Nullable Place community(@Nullable String code, FormCheck check) {
        var typed = code == null ? "" : code.strip();
        var place = typed.matches("\\d{12}") ? places.find(new PlaceCode(typed)) : java.util.Optional.<Place>empty();
        if (place.isEmpty() || place.get().validTo() != null) {
            check.fault("community", typed, "fault.partner.community");
        }
        return place.orElse(null);
    }

    private Community entry(CollegeId college, Place place, @Nullable String name) {
        var found = Partnering.community(
                places.path(place.code()), organisations.college(college).campus());
        return name == null
                ? found
                : new Community(
                        found.code(),
                        name,
                        found.registerName(),
                        found.street(),
                        found.streetName(),
                        found.districtName(),
                        found.position(),
                        found.schematic());
    }
}
