package org.qinglin.app.awards;

import java.util.Optional;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.papers.PaperCheck;
import org.springframework.stereotype.Component;

/** Leads whoever checks certificates of awards by their code or file to the page of theirs. */
@Component
class AwardCheck implements PaperCheck {

    private final AwardCertificates awardCertificates;

    AwardCheck(AwardCertificates awardCertificates) {
        this.awardCertificates = awardCertificates;
    }

    @Override
    public Optional<String> pageOf(String code) {
        return awardCertificates.check(code).map(found -> page(ReadableCode.tidy(code)));
    }

    @Override
    public Optional<String> pageOf(byte[] file) {
        return awardCertificates.codeOf(file).map(AwardCheck::page);
    }

    private static String page(String code) {
        return "/honours/" + code;
    }
}
