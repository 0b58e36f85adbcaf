package org.qinglin.app.learning;

import java.util.Optional;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.papers.PaperCheck;
import org.springframework.stereotype.Component;

/** Leads whoever checks certificates of completion by their code to the page of theirs. */
@Component
class CompletionCheck implements PaperCheck {

    private final CourseCertificates courseCertificates;

    CompletionCheck(CourseCertificates courseCertificates) {
        this.courseCertificates = courseCertificates;
    }

    @Override
    public Optional<String> pageOf(String code) {
        return courseCertificates.check(code).map(found -> "/learn/certificates/" + ReadableCode.tidy(code));
    }
}
