package org.qinglin.app.recognition;

import java.time.LocalDate;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * How hours become credit, from a day on. Credit is counted in hundredths and cut, never rounded up.
 *
 * @param base minutes for one credit in a programme without a rate of its own
 * @param rates by the code of a programme
 * @param own whether the college has set it itself
 */
public record Conversion(long id, LocalDate validFrom, int base, Map<String, Rate> rates, boolean own) {

    public Conversion {
        rates = Map.copyOf(rates);
    }

    /**
     * A programme's rate.
     *
     * @param minutes for one credit
     * @param most credits that a programme can bring; null without a limit
     */
    public record Rate(int minutes, @Nullable Integer most) {}

    public Rate of(String programme) {
        return rates.getOrDefault(programme, new Rate(base, null));
    }

    /** Hundredths of a credit for so many minutes in a programme. */
    public long hundredths(String programme, long minutes) {
        var rate = of(programme);
        long full = minutes * 100 / rate.minutes();
        return rate.most() == null ? full : Math.min(full, rate.most() * 100L);
    }
}
