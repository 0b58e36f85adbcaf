package org.qinglin.app.awards;

import java.util.Optional;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.papers.PaperCheck;
import org.springframework.stereotype.Component;

/** Leads whoever checks certificates of awards by their code to the page of theirs. */
@Component
class AwardCheck implements PaperCheck {

    private final AwardCertificates awardCertificates;

    AwardCheck(AwardCertificates awardCertificates) {
        this.awardCertificates = awardCertificates;
    }

    @Override
    public Optional<String> pageOf(String code) {
        return awardCertificates.check(code).map(found -> "/honours/" + ReadableCode.tidy(code));
    }
}
