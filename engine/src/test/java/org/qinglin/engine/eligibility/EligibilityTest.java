package org.qinglin.engine.eligibility;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.qinglin.engine.Period;
import org.qinglin.engine.Person;
import org.qinglin.engine.Position;
import org.qinglin.engine.Role;
import org.qinglin.engine.Weights;

class EligibilityTest {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 28, 9, 0);
    private static final Period SESSION = new Period(NINE, NINE.plusHours(2));
    private static final Position CAMPUS = new Position(120.17, 35.97);
    private final Eligibility eligibility = new Eligibility(Weights.defaults());

    @Test
    void someoneFreeAbleNearAndOfAgeMayCome() {
        assertThat(eligibility.check(person().build(), role().build())).isEmpty();
    }

    @Test
    void freeMeansDuringTheWholeSession() {
        Person early = Person.of("p", 1, CAMPUS, LocalDate.of(2005, 1, 1))
                .free(List.of(new Period(NINE, NINE.plusMinutes(119))))
                .build();
        assertThat(eligibility.check(early, role().build())).contains(new Refusal.NotFree(SESSION));
        Person inTwoPieces = Person.of("p", 1, CAMPUS, LocalDate.of(2005, 1, 1))
                .free(List.of(new Period(NINE, NINE.plusHours(1)), new Period(NINE.plusHours(1), NINE.plusHours(2))))
                .build();
        assertThat(eligibility.check(inTwoPieces, role().build())).isEmpty();
    }

    @Test
    void whatIsTakenWinsOverWhatIsFree() {
        Period taken = new Period(NINE.plusMinutes(90), NINE.plusHours(3));
        assertThat(eligibility.check(person().taken(List.of(taken)).build(), role().build()))
                .contains(new Refusal.AlreadyServing(SESSION, taken));
        Period after = new Period(NINE.plusHours(2), NINE.plusHours(3));
        assertThat(eligibility.check(person().taken(List.of(after)).build(), role().build()))
                .isEmpty();
    }

    @Test
    void everySkillIsAskedForAtItsLevel() {
        Role role = role().skill("first-aid", 2).build();
        assertThat(eligibility.check(person().skill("first-aid", 2).build(), role))
                .isEmpty();
        assertThat(eligibility.check(person().skill("first-aid", 1).build(), role))
                .contains(new Refusal.SkillMissing("first-aid", 2, 1));
        assertThat(eligibility.check(person().build(), role)).contains(new Refusal.SkillMissing("first-aid", 2, 0));
    }

    @Test
    void ageIsThatOfTheDayAndMinorsNeedTheirGuardian() {
        Role adults = role().ages(18, Role.NO_MAX_AGE).build();
        assertThat(eligibility.check(born(2008, 11, 28).build(), adults)).isEmpty();
        assertThat(eligibility.check(born(2008, 11, 29).guardianConsent(true).build(), adults))
                .contains(new Refusal.TooYoung(17, 18));
        assertThat(eligibility.check(born(2008, 11, 29).build(), role().build()))
                .contains(new Refusal.GuardianConsentMissing(17));
        assertThat(eligibility.check(born(2008, 11, 29).guardianConsent(true).build(), role().build()))
                .isEmpty();
        assertThat(eligibility.check(
                        born(1980, 1, 1).build(), role().ages(0, 40).build()))
                .contains(new Refusal.TooOld(46, 40));
    }

    @Test
    void reachIsMeasuredToTheMetre() {
        Role far = Role.of("r", SESSION, new Position(120.35, 36.055)).build();
        int metres = CAMPUS.metresTo(far.position());
        assertThat(eligibility.check(person().build(), far)).contains(new Refusal.TooFar(metres, 15_000));
        assertThat(new Eligibility(Weights.defaults().withReachMetres(metres)).check(person().build(), far))
                .isEmpty();
        assertThat(new Eligibility(Weights.defaults().withReachMetres(metres - 1)).check(person().build(), far))
                .isPresent();
    }

    @Test
    void eitherSideMayBlockTheOther() {
        assertThat(eligibility.check(person().blocked(List.of("c1")).build(), role().build()))
                .contains(new Refusal.BlockedByPerson("c1"));
        assertThat(eligibility.check(
                        person().build(), role().blocked(List.of("p")).build()))
                .contains(new Refusal.BlockedByCommunity("c1"));
    }

    @Test
    void allRefusalsAreToldInTheOrderOfThePolicies() {
        Person nobody = Person.of("p", 1, new Position(0, 0), LocalDate.of(2015, 1, 1))
                .blocked(List.of("c1"))
                .build();
        List<Refusal> refusals =
                eligibility.refusals(nobody, role().skill("arts", 1).build());
        assertThat(refusals).extracting(Refusal::policy).containsExactly(Policy.values());
        assertThat(eligibility.policies()).extracting(EligibilityPolicy::name).containsExactly(Policy.values());
    }

    private static Person.Builder person() {
        return born(2005, 1, 1);
    }

    private static Person.Builder born(int year, int month, int day) {
        return Person.of("p", 1, CAMPUS, LocalDate.of(year, month, day))
                .free(List.of(new Period(NINE.minusHours(1), NINE.plusHours(3))));
    }

    private static Role.Builder role() {
        return Role.of("r", SESSION, CAMPUS).place("c1", "s1");
    }
}
