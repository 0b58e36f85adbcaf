package org.qinglin.engine.eligibility;

import org.qinglin.engine.Period;

/** Why a person may not take a role, with the facts that a page or a message needs to say so. */
public sealed interface Refusal {

    /** The policy that refuses. */
    Policy policy();

    /** The person asked not to serve this community. */
    record BlockedByPerson(String community) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.NOT_BLOCKED;
        }
    }

    /** The community asked not to be served by this person. */
    record BlockedByCommunity(String community) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.NOT_BLOCKED;
        }
    }

    /** The person is not free during the whole of the session. */
    record NotFree(Period session) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.FREE_THEN;
        }
    }

    /** The person already serves elsewhere then. */
    record AlreadyServing(Period session, Period taken) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.FREE_THEN;
        }
    }

    /** @param held the level held, 0 for none */
    record SkillMissing(String skill, int asked, int held) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.SKILLS_HELD;
        }
    }

    /** Ages in years on the day of the session. */
    record TooYoung(int age, int minAge) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.AGE_AND_CONSENT;
        }
    }

    /** Ages in years on the day of the session. */
    record TooOld(int age, int maxAge) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.AGE_AND_CONSENT;
        }
    }

    /** Under 18 on the day, and no guardian's consent is in force. */
    record GuardianConsentMissing(int age) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.AGE_AND_CONSENT;
        }
    }

    /** Both in metres. */
    record TooFar(int metres, int limitMetres) implements Refusal {
        @Override
        public Policy policy() {
            return Policy.WITHIN_REACH;
        }
    }
}
