package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What pairs and places are worth, and the value types they are made of. */
class ValuesTest {

    private static final LocalDateTime NINE = LocalDateTime.of(2026, 11, 28, 9, 0);
    private static final Period MORNING = new Period(NINE, NINE.plusHours(2));
    private static final Position CAMPUS = new Position(120.17, 35.97);

    @Test
    void aPlaceIsNeverWorthMoreThanTheOneBefore() {
        for (long seed = 0; seed < 300; seed++) {
            Problem problem = RandomProblems.of(seed, 0, 5);
            for (Role role : problem.roles()) {
                for (int k = 1; k < 30; k++) {
                    assertThat(problem.weights().place(role, k + 1))
                            .as("head %d, seed %d", k + 1, seed)
                            .isBetween(0, problem.weights().place(role, k));
                }
            }
        }
    }

    @Test
    void urgencyAndWaitingMakeAPlaceWorthMore() {
        Role calm = Role.of("r", MORNING, CAMPUS).build();
        Role urgent = Role.of("r", MORNING, CAMPUS).urgency(2).waitingDays(10).build();
        Weights weights = Weights.defaults();
        assertThat(weights.place(urgent, 1))
                .isEqualTo(weights.place(calm, 1) + 2 * weights.urgencyPoint() + 10 * weights.waitingPoint());
    }

    @Test
    void aPairIsWorthTheSumOfItsParts() {
        Person person = Person.of("p", 1, CAMPUS, LocalDate.of(2005, 1, 1))
                .skill("first-aid", 3)
                .wishes(List.of("StudyTraining", "VolunteerService"))
                .minutesShort(600)
                .served(List.of("370202009007"))
                .team("pioneers")
                .build();
        Role role = Role.of("r", MORNING, CAMPUS)
                .place("370202009007", "370202009")
                .programme("VolunteerService")
                .skill("first-aid", 2)
                .team("pioneers")
                .build();
        Parts parts = new Valuation(Weights.defaults()).of(person, role);
        assertThat(parts).isEqualTo(new Parts(2250, 2500, 1500, 1000, 750, 500, 0));
        assertThat(parts.value()).isEqualTo(8500);
        assertThat(parts.of(Part.WISH)).isEqualTo(1500);
    }

    @Test
    void valuesStayBetweenNothingAndTenThousand() {
        for (long seed = 0; seed < 200; seed++) {
            Problem problem = RandomProblems.of(seed, 5, 5);
            Valuation valuation = new Valuation(problem.weights());
            for (Person person : problem.people()) {
                for (Role role : problem.roles()) {
                    assertThat(valuation.of(person, role).value())
                            .as("seed %d", seed)
                            .isBetween(0, 10_000);
                }
            }
        }
    }

    @Test
    void distanceIsMeasuredOverTheGround() {
        // From the college to Badaguan, about 18.8 km; one degree of latitude is 111.195 km on this sphere.
        assertThat(CAMPUS.metresTo(new Position(120.35, 36.055))).isBetween(18_500, 19_100);
        assertThat(new Position(120, 36).metresTo(new Position(120, 37))).isBetween(111_190, 111_200);
        assertThat(CAMPUS.metresTo(CAMPUS)).isZero();
        assertThat(new Position(0, 0).metresTo(new Position(180, 0))).isBetween(20_015_000, 20_016_000);
    }

    @Test
    void periodsThatTouchBecomeOne() {
        Period second = new Period(NINE.plusHours(2), NINE.plusHours(3));
        Period within = new Period(NINE.plusMinutes(10), NINE.plusMinutes(20));
        assertThat(Period.merged(List.of(second, MORNING, within)))
                .containsExactly(new Period(NINE, NINE.plusHours(3)));
        assertThat(MORNING.overlaps(second)).isFalse();
    }

    @Test
    void whatCannotBeIsRefusedWithItsNameAndValue() {
        assertThatThrownBy(() -> new Period(NINE, NINE)).hasMessageContaining("2026-11-28T09:00");
        assertThatThrownBy(() -> new Position(36, 120)).hasMessageContaining("swapped");
        assertThatThrownBy(() -> Person.of("p7", -1, CAMPUS, LocalDate.EPOCH).build())
                .hasMessageContaining("p7")
                .hasMessageContaining("-1");
        assertThatThrownBy(() -> Role.of("r7", MORNING, CAMPUS).heads(3, 2).build())
                .hasMessageContaining("r7");
        assertThatThrownBy(() -> new Weights(9000, 2000, 0, 0, 0, 0, 1000, 1, 0, 0, 0, 0, 0, 0))
                .hasMessageContaining("11000");
        Person twice = Person.of("p", 1, CAMPUS, LocalDate.EPOCH).build();
        assertThatThrownBy(() -> new Problem(List.of(twice, twice), List.of(), Weights.defaults()))
                .hasMessageContaining("p");
    }
}
