package org.qinglin.app.matching.internal;

import java.util.function.Predicate;
import org.qinglin.app.assignment.KeptOut;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.springframework.stereotype.Component;

/** A block that is in force closes the open pool as well; why it was made is told to nobody there. */
@Component
class KeptOutByHand implements KeptOut {

    private final ChosenByHand chosen;

    KeptOutByHand(ChosenByHand chosen) {
        this.chosen = chosen;
    }

    @Override
    public Predicate<ServiceSession> of(CollegeId college, StudentId student) {
        var choices = chosen.inForce(college, student);
        return session -> choices.stream().anyMatch(each -> each.keepsFrom(session.request(), session.id()));
    }
}
