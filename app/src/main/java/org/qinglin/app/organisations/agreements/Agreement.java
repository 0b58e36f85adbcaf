package org.qinglin.app.organisations.agreements;

import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A co-construction agreement (共建协议) as it stands: the words of its last version.
 *
 * @param startsOn the first day, {@code endsOn} the last
 * @param renewalOf the agreement that this one goes on from (续签)
 * @param endedOn the last day it was in force, once it is over
 */
public record Agreement(
        AgreementId id,
        CommunityCollege parties,
        AgreementStatus status,
        int version,
        String title,
        String body,
        LocalDate startsOn,
        LocalDate endsOn,
        @Nullable AgreementId renewalOf,
        boolean collegeAgreed,
        boolean streetAgreed,
        @Nullable LocalDate signedOn,
        @Nullable String collegeSignatory,
        @Nullable String streetSignatory,
        @Nullable LocalDate endedOn) {

    public boolean agreed(Side side) {
        return side == Side.COLLEGE ? collegeAgreed : streetAgreed;
    }

    /** The side whose word is still missing in review; the college's first. */
    public Optional<Side> waitsFor() {
        return !collegeAgreed ? Optional.of(Side.COLLEGE) : streetAgreed ? Optional.empty() : Optional.of(Side.STREET);
    }

    /** The last day for which something counts as its fulfilment. */
    public LocalDate lastDay() {
        return endedOn == null ? endsOn : endedOn;
    }
}
