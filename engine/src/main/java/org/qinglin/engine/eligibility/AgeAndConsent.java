package org.qinglin.engine.eligibility;

import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;
import org.qinglin.engine.Person;
import org.qinglin.engine.Role;

/** Of an age admitted on the day of the session, and with a guardian's consent if under 18 then. */
public record AgeAndConsent() implements EligibilityPolicy {

    /** From this age on nobody asks a guardian. */
    public static final int FULL_AGE = 18;

    @Override
    public Policy name() {
        return Policy.AGE_AND_CONSENT;
    }

    @Override
    public @Nullable Refusal refuse(Person person, Role role) {
        LocalDate day = role.start().toLocalDate();
        int age = (int) ChronoUnit.YEARS.between(person.birthDate(), day);
        if (age < role.minAge()) {
            return new Refusal.TooYoung(age, role.minAge());
        }
        if (age > role.maxAge()) {
            return new Refusal.TooOld(age, role.maxAge());
        }
        return age < FULL_AGE && !person.guardianConsent() ? new Refusal.GuardianConsentMissing(age) : null;
    }
}
