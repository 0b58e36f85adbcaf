package org.qinglin.app.attendance;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.qinglin.app.shared.GeoPoint;

/** How near a phone was: a signal, rounded, and the doubt goes to the student. */
class FenceTest {

    private static final GeoPoint PLACE = new GeoPoint(120.17, 35.97);

    /** About so many metres north of the place. */
    private static GeoPoint north(double metres) {
        return new GeoPoint(120.17, 35.97 + metres / 111_195);
    }

    @Test
    void insideIsWithinTheRadiusAndWhatThePhoneIsUnsureOf() {
        assertThat(Fence.of(PLACE, north(480), 10, 500)).contains(new Fence(Fence.Side.INSIDE, 500));
        assertThat(Fence.of(PLACE, north(620), 150, 500)).contains(new Fence(Fence.Side.INSIDE, 600));
        assertThat(Fence.of(PLACE, north(620), 50, 500)).contains(new Fence(Fence.Side.OUTSIDE, 600));
        assertThat(Fence.of(PLACE, north(1500), 900, 500)).contains(new Fence(Fence.Side.OUTSIDE, 1500));
    }

    @Test
    void onlyTheRoundedDistanceIsKept() {
        assertThat(Fence.of(PLACE, north(74), 5, 500)).contains(new Fence(Fence.Side.INSIDE, 50));
        assertThat(Fence.of(PLACE, PLACE, 5, 500)).contains(new Fence(Fence.Side.INSIDE, 0));
    }

    @Test
    void aPhoneThatDoesNotKnowSaysNothing() {
        assertThat(Fence.of(PLACE, PLACE, 1001, 500)).isEmpty();
        assertThat(Fence.of(PLACE, PLACE, Double.NaN, 500)).isEmpty();
        assertThat(Fence.of(PLACE, PLACE, -1, 500)).isEmpty();
        assertThat(Fence.of(PLACE, new GeoPoint(200, 35), 5, 500)).isEmpty();
        assertThat(Fence.of(PLACE, new GeoPoint(Double.NaN, 35), 5, 500)).isEmpty();
    }
}
