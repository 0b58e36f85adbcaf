package org.qinglin.app.organisations.agreements;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.College;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.places.Place;
import org.qinglin.app.places.PlaceLevel;
import org.qinglin.app.places.PlaceRegister;
import org.qinglin.app.shared.FormCheck;
import org.qinglin.app.shared.PlaceCode;
import org.qinglin.app.shared.UnitId;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Which two sides a draft is between: each side names the other one only. */
@Component
@Transactional
public class AgreementParties {

    private final JdbcClient jdbc;
    private final Organisations organisations;
    private final PlaceRegister places;

    AgreementParties(JdbcClient jdbc, Organisations organisations, PlaceRegister places) {
        this.jdbc = jdbc;
        this.organisations = organisations;
        this.places = places;
    }

    /** A faculty to choose, with its college. */
    public record Choice(College college, Unit faculty) {}

    /** A draft's two sides, once both are known. */
    record Parties(Choice of, PlaceCode street, String streetName) {}

    /** The faculties that a viewer may draft for or with. */
    public List<Choice> faculties(Viewer viewer) {
        var colleges = viewer.is(Role.STREET)
                ? organisations.collegesIn(viewer.mustPlace())
                : List.of(organisations.college(viewer.mustCollege()));
        var choices = new ArrayList<Choice>();
        for (var college : colleges) {
            organisations.units(college.id()).stream()
                    .filter(each -> each.kind() == Unit.Kind.FACULTY)
                    .filter(each -> !viewer.is(Role.FACULTY) || each.id().equals(viewer.unit()))
                    .forEach(each -> choices.add(new Choice(college, each)));
        }
        return choices;
    }

    @Nullable
    Parties read(Viewer viewer, AgreementInput input, FormCheck check) {
        var choice = faculty(viewer, input.faculty(), check);
        var street = street(viewer, input.street(), check);
        return choice == null || street == null ? null : new Parties(choice, street.code(), street.name());
    }

    private @Nullable Choice faculty(Viewer viewer, @Nullable String typed, FormCheck check) {
        var choices = faculties(viewer);
        if (viewer.is(Role.FACULTY)) {
            return choices.isEmpty() ? null : choices.get(0);
        }
        var id = check.id("faculty", typed);
        var found = choices.stream()
                .filter(each -> id != null && each.faculty().id().value() == id)
                .findFirst();
        if (id != null && found.isEmpty()) {
            check.fault("faculty", id, "fault.choice");
        } else if (id == null) {
            check.missing("faculty");
        }
        return found.orElse(null);
    }

    private @Nullable Place street(Viewer viewer, @Nullable String typed, FormCheck check) {
        var code = viewer.is(Role.STREET) ? viewer.mustPlace().value() : typed == null ? "" : typed.strip();
        var place = code.matches("\\d{9}") ? places.find(new PlaceCode(code)) : java.util.Optional.<Place>empty();
        if (place.filter(each -> each.level() == PlaceLevel.STREET).isEmpty()) {
            check.fault("street", code, "fault.agreement.street");
        }
        return place.orElse(null);
    }

    /** The community college of two sides; founded with its first agreement. @param name or branch empty for the usual one */
    long communityCollege(Parties parties, @Nullable String name, @Nullable String branch) {
        var faculty = parties.of().faculty();
        var known = idOf(faculty.id(), parties.street());
        if (known != null) {
            return known;
        }
        return jdbc.sql("""
                insert into organisations.community_college
                    (college_id, faculty_id, branch_name, street_code, street_name, name)
                values (:college, :faculty, :branch, :street, :streetName, :name)
                on conflict (faculty_id, street_code) do update set street_name = excluded.street_name returning id""")
                .param("college", faculty.college().value())
                .param("faculty", faculty.id().value())
                .param("branch", branch == null ? faculty.name() + "党总支" : branch)
                .param("street", parties.street().value())
                .param("streetName", parties.streetName())
                .param("name", name == null ? parties.streetName() + "社区学院" : name)
                .query(Long.class)
                .single();
    }

    private @Nullable Long idOf(UnitId faculty, PlaceCode street) {
        return jdbc.sql("""
                select id from organisations.community_college where faculty_id = :faculty and street_code = :street""")
                .param("faculty", faculty.value())
                .param("street", street.value())
                .query(Long.class)
                .optional()
                .orElse(null);
    }
}
