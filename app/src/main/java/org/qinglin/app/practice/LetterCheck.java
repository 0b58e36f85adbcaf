package org.qinglin.app.practice;

import java.util.Optional;
import org.qinglin.app.shared.ReadableCode;
import org.qinglin.app.shared.papers.PaperCheck;
import org.springframework.stereotype.Component;

/** Leads whoever checks appointment letters by their code to the page of theirs. */
@Component
class LetterCheck implements PaperCheck {

    private final Appointments appointments;

    LetterCheck(Appointments appointments) {
        this.appointments = appointments;
    }

    @Override
    public Optional<String> pageOf(String code) {
        return appointments.check(code).map(found -> "/letters/" + ReadableCode.tidy(code));
    }
}
