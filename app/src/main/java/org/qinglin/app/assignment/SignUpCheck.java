package org.qinglin.app.assignment;

import java.util.Optional;
import org.qinglin.app.needs.Requests;
import org.qinglin.app.needs.ServiceSession;
import org.qinglin.app.needs.SessionId;
import org.qinglin.app.needs.SessionRoleId;
import org.qinglin.app.needs.Sessions;
import org.qinglin.app.people.Students;
import org.qinglin.app.shared.CollegeId;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Person;
import org.qinglin.engine.Weights;
import org.qinglin.engine.eligibility.Eligibility;
import org.qinglin.engine.eligibility.Policy;
import org.qinglin.engine.eligibility.Refusal;
import org.springframework.stereotype.Component;

/**
 * Whether a student still fits an offered place: asked of the engine's own policies, so that what was planned and what
 * is accepted obey one rule.
 */
@Component
public class SignUpCheck {

    private final Students students;
    private final Sessions sessions;
    private final Requests requests;

    SignUpCheck(Students students, Sessions sessions, Requests requests) {
        this.students = students;
        this.sessions = sessions;
        this.requests = requests;
    }

    /** Empty if the student fits. Reach is not asked: the student sees the way and decides. */
    Optional<AcceptanceOutcome> refusal(CollegeId college, StudentId student, Offer offer) {
        return refusal(college, new Proposal(offer.role(), offer.session(), student, offer.reasons()));
    }

    /** The same before the offer is made. */
    Optional<AcceptanceOutcome> refusal(CollegeId college, Proposal offer) {
        return refusal(college, offer.student(), offer.session(), offer.role());
    }

    /** The same of a place that nobody offered. */
    Optional<AcceptanceOutcome> refusal(CollegeId college, StudentId student, SessionId in, SessionRoleId as) {
        var session = sessions.find(in).orElseThrow();
        var profile = students.profile(college, student);
        if (profile.isEmpty() || !profile.get().student().mayServe()) {
            return Optional.of(new AcceptanceOutcome.NoLongerOpen());
        }
        var person = EngineForm.person(profile.get(), 1)
                .free(EngineForm.freeOn(profile.get(), session))
                .build();
        var role = role(session, as);
        return refusal(person, role).map(AcceptanceOutcome.NotEligible::new);
    }

    /** The engine's own policies, the way apart: whoever asks for a place sees the way and decides. */
    static Optional<Refusal> refusal(Person person, org.qinglin.engine.Role role) {
        return new Eligibility(Weights.defaults())
                .refusals(person, role).stream()
                        .filter(refusal -> refusal.policy() != Policy.WITHIN_REACH)
                        .findFirst();
    }

    private org.qinglin.engine.Role role(ServiceSession session, SessionRoleId as) {
        var request = requests.byIds(java.util.List.of(session.request()))
                .values()
                .iterator()
                .next();
        return session.roles().stream()
                .filter(each -> each.id().equals(as))
                .map(each -> EngineForm.role(request, session, each, 0).build())
                .findFirst()
                .orElseThrow();
    }
}
