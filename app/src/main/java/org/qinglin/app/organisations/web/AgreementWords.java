package org.qinglin.app.organisations.web;

import org.qinglin.app.organisations.agreements.AgreementOutcome;
import org.qinglin.app.shared.web.Say;

/** What came of something done with an agreement, in words. */
final class AgreementWords {

    private AgreementWords() {}

    static String of(AgreementOutcome outcome, Say say) {
        if (outcome instanceof AgreementOutcome.Done done) {
            return say.text("agreement.done." + done.status());
        }
        if (outcome instanceof AgreementOutcome.Faulty faulty) {
            return say.fault(faulty.faults().get(0));
        }
        if (outcome instanceof AgreementOutcome.NotPossible not) {
            return say.text("agreement.not-possible", say.text("agreement.status." + not.status()));
        }
        if (outcome instanceof AgreementOutcome.Changed changed) {
            return say.text("agreement.changed", changed.version());
        }
        if (outcome instanceof AgreementOutcome.WordsTooLong tooLong) {
            return say.text("agreement.words-too-long", tooLong.length(), tooLong.most());
        }
        if (outcome instanceof AgreementOutcome.WordsMissing) {
            return say.text("agreement.words-missing");
        }
        if (outcome instanceof AgreementOutcome.NotAgreed not) {
            return say.text("agreement.not-agreed", say.text("agreement.side." + not.side()));
        }
        if (outcome instanceof AgreementOutcome.Overlaps other) {
            return say.text(
                    "agreement.overlaps", other.title(), say.fullDate(other.startsOn()), say.fullDate(other.endsOn()));
        }
        return say.text(
                outcome instanceof AgreementOutcome.RenewedAlready ? "agreement.renewed-already" : "error.404.advice");
    }
}
