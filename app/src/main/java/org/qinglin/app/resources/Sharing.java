package org.qinglin.app.resources;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.qinglin.app.organisations.Organisations;
import org.qinglin.app.organisations.agreements.Agreement;
import org.qinglin.app.organisations.agreements.AgreementStatus;
import org.qinglin.app.organisations.agreements.Agreements;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.PlaceCode;
import org.springframework.stereotype.Component;

/** Who may ask for what: the two sides' agreement decides, unless the owner shares with all it works with. */
@Component
class Sharing {

    private final Agreements agreements;
    private final Organisations organisations;

    Sharing(Agreements agreements, Organisations organisations) {
        this.agreements = agreements;
        this.organisations = organisations;
    }

    /** Whether somebody may use it on a day. */
    boolean mayUse(Resource resource, Party asker, LocalDate day) {
        return of(asker, day).mayUse(resource);
    }

    /** What somebody may use on a day, of however many. */
    Reach of(Party asker, LocalDate day) {
        return new Reach(asker, day);
    }

    /** Asks for a college's agreements, and whether two are partners, once. */
    final class Reach {

        private final Party asker;
        private final LocalDate day;
        private final Map<CollegeId, List<Agreement>> signed = new HashMap<>();
        private final Map<Pair, Boolean> partners = new HashMap<>();

        private Reach(Party asker, LocalDate day) {
            this.asker = asker;
            this.day = day;
        }

        boolean mayUse(Resource resource) {
            var owner = resource.owner();
            if (owner.isBeside(asker)) {
                return true;
            }
            var college = owner.college() == null ? asker : owner;
            var place = owner.college() == null ? owner : asker;
            if (college.college() == null || place.place() == null) {
                return false;
            }
            return resource.sharing() == Resource.Sharing.PARTNERS
                    ? partners.computeIfAbsent(new Pair(college.college(), place.place()), Sharing.this::arePartners)
                    : signed.computeIfAbsent(college.college(), agreements::signedOf).stream()
                            .anyMatch(each -> connects(each, college, place, day));
        }
    }

    private record Pair(CollegeId college, PlaceCode place) {}

    private boolean arePartners(Pair of) {
        return of.place().value().length() == 12
                ? organisations.arePartners(of.college(), of.place())
                : organisations.collegesIn(of.place()).stream()
                        .anyMatch(each -> each.id().equals(of.college()));
    }

    private static boolean connects(Agreement agreement, Party college, Party place, LocalDate day) {
        var parties = agreement.parties();
        return agreement.status() != AgreementStatus.ENDED
                && !day.isBefore(agreement.startsOn())
                && !day.isAfter(agreement.endsOn())
                && (college.faculty() == null || college.faculty().equals(parties.faculty()))
                && parties.street().value().equals(place.street());
    }
}
