package org.qinglin.app.recognition;

import java.time.LocalDate;
import java.util.List;

/**
 * From how many minutes each star is given. Minutes are compared whole: one short of 100 hours is no star, whatever is shown.
 *
 * @param minutes of the five stars, rising
 * @param own whether the college has set them itself
 */
public record StarThresholds(long id, LocalDate validFrom, List<Integer> minutes, boolean own) {

    public static final int LEVELS = 5;

    public StarThresholds {
        minutes = List.copyOf(minutes);
        if (minutes.size() != LEVELS) {
            throw new IllegalArgumentException("thresholds " + id + " are for " + minutes.size() + " stars, not five");
        }
    }

    /** The star for so many minutes: 0 (none) to 5. */
    public int level(long served) {
        int level = 0;
        while (level < LEVELS && served >= minutes.get(level)) {
            level++;
        }
        return level;
    }

    /** Minutes from which a star is given, 1 to 5. */
    public int of(int level) {
        return minutes.get(level - 1);
    }

    /** Minutes that are missing for the next star; 0 for who has all five. */
    public long missing(long served) {
        int level = level(served);
        return level == LEVELS ? 0 : minutes.get(level) - served;
    }
}
