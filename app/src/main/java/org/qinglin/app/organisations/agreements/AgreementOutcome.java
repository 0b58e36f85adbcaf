package org.qinglin.app.organisations.agreements;

import java.time.LocalDate;
import java.util.List;
import org.qinglin.app.shared.Fault;

/** What came of something done with an agreement. */
public sealed interface AgreementOutcome {

    record Done(AgreementId id, AgreementStatus status) implements AgreementOutcome {}

    record Faulty(List<Fault> faults) implements AgreementOutcome {}

    record NotPossible(AgreementStatus status) implements AgreementOutcome {}

    /** Somebody wrote another version meanwhile. */
    record Changed(int version) implements AgreementOutcome {}

    record WordsMissing() implements AgreementOutcome {}

    record WordsTooLong(int length, int most) implements AgreementOutcome {}

    /** It is signed once this side has agreed too. */
    record NotAgreed(Side side) implements AgreementOutcome {}

    /** Another one of the same two sides is in force then. */
    record Overlaps(AgreementId other, String title, LocalDate startsOn, LocalDate endsOn)
            implements AgreementOutcome {}

    /** The old one has been renewed already. */
    record RenewedAlready(AgreementId by) implements AgreementOutcome {}

    record NotFound() implements AgreementOutcome {}
}
