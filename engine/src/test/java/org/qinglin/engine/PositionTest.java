package org.qinglin.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PositionTest {

    @Test
    void roundsToTheSameMetreByTheSeriesAsByTheFormula() {
        Random random = new Random(11);
        for (int i = 0; i < 400_000; i++) {
            double spread = Math.pow(10, -5 + 5.5 * random.nextDouble());
            double lat = 85 * (2 * random.nextDouble() - 1);
            Position one = new Position(170 * (2 * random.nextDouble() - 1), lat);
            Position other = new Position(
                    Math.max(-180, Math.min(180, one.longitude() + spread * random.nextGaussian())),
                    Math.max(-90, Math.min(90, lat + spread * random.nextGaussian())));
            assertThat(one.metresTo(other)).as("%s to %s", one, other).isEqualTo(byFormula(one, other));
            assertThat(other.metresTo(one)).as("%s to %s", other, one).isEqualTo(byFormula(other, one));
        }
    }

    private static int byFormula(Position one, Position other) {
        double lat1 = StrictMath.toRadians(one.latitude());
        double lat2 = StrictMath.toRadians(other.latitude());
        double sinLat = StrictMath.sin((lat2 - lat1) / 2);
        double sinLon = StrictMath.sin(StrictMath.toRadians(other.longitude() - one.longitude()) / 2);
        double h = sinLat * sinLat + StrictMath.cos(lat1) * StrictMath.cos(lat2) * sinLon * sinLon;
        return (int)
                StrictMath.round(2 * Position.METRES_PER_RADIAN * StrictMath.asin(StrictMath.sqrt(Math.min(1, h))));
    }
}
