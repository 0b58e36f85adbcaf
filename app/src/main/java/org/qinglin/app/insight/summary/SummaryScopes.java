package org.qinglin.app.insight.summary;

import java.util.ArrayList;
import java.util.List;
import org.qinglin.app.identity.Role;
import org.qinglin.app.identity.Viewer;
import org.qinglin.app.organisations.Community;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.Unit;
import org.qinglin.app.organisations.agreements.Agreements;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Whom a viewer may make and read reports about. */
@Component
@Transactional(readOnly = true)
public class SummaryScopes {

    private final Organisations organisations;
    private final Agreements agreements;

    SummaryScopes(Organisations organisations, Agreements agreements) {
        this.organisations = organisations;
        this.agreements = agreements;
    }

    /** @param key in forms and the API; {@code name} for people */
    public record Choice(String key, Scope scope, String name) {}

    /**
     * The college: itself, its faculties, its community colleges. A faculty: itself and its community colleges. A street or
     * town: its community colleges. A district: itself.
     */
    public List<Choice> of(Viewer viewer) {
        var choices = new ArrayList<Choice>();
        if (viewer.is(Role.DISTRICT)) {
            var name = organisations.communitiesIn(viewer.mustPlace()).stream()
                    .map(Community::districtName)
                    .findFirst()
                    .orElse(viewer.mustPlace().value());
            choices.add(new Choice("district", new Scope(Scope.Kind.DISTRICT, null, null, viewer.mustPlace()), name));
            return choices;
        }
        if (viewer.is(Role.COLLEGE)) {
            var college = organisations.college(viewer.mustCollege());
            choices.add(new Choice("college", new Scope(Scope.Kind.COLLEGE, college.id(), null, null), college.name()));
        }
        if (viewer.is(Role.COLLEGE) || viewer.is(Role.FACULTY)) {
            organisations.units(viewer.mustCollege()).stream()
                    .filter(each -> each.kind() == Unit.Kind.FACULTY)
                    .filter(each -> viewer.is(Role.COLLEGE) || each.id().equals(viewer.unit()))
                    .forEach(each -> choices.add(new Choice(
                            "faculty-" + each.id().value(),
                            new Scope(Scope.Kind.FACULTY, viewer.mustCollege(), each.id(), null),
                            each.name())));
        }
        communityColleges(viewer, choices);
        return choices;
    }

    private void communityColleges(Viewer viewer, List<Choice> choices) {
        for (var agreement : agreements.list(viewer)) {
            var parties = agreement.parties();
            var key = "community-" + parties.faculty().value() + "-"
                    + parties.street().value();
            if (agreement.status().isSigned()
                    && choices.stream().noneMatch(each -> each.key().equals(key))) {
                var faculty = organisations
                        .unit(parties.college(), parties.faculty())
                        .map(Unit::name)
                        .orElse("");
                choices.add(new Choice(
                        key,
                        new Scope(Scope.Kind.COMMUNITY_COLLEGE, parties.college(), parties.faculty(), parties.street()),
                        parties.name() + " · " + faculty));
            }
        }
    }
}
