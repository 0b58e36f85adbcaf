package org.qinglin.app.resources;

import java.time.LocalDate;
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
                ? arePartners(college.college(), place.place())
                : agreements.signedOf(college.college()).stream().anyMatch(each -> connects(each, college, place, day));
    }

    private boolean arePartners(CollegeId college, PlaceCode place) {
        return place.value().length() == 12
                ? organisations.arePartners(college, place)
                : organisations.collegesIn(place).stream()
                        .anyMatch(each -> each.id().equals(college));
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
