package org.qinglin.app.places;

import org.qinglin.app.shared.PlaceCode;

/** How large a place is, which the length of its code tells. */
public enum PlaceLevel {
    PROVINCE(2),
    CITY(4),
    DISTRICT(6),
    STREET(9),
    COMMUNITY(12);

    private final int digits;

    PlaceLevel(int digits) {
        this.digits = digits;
    }

    /** Digits of a code at this level. */
    public int digits() {
        return digits;
    }

    public static PlaceLevel of(PlaceCode code) {
        for (PlaceLevel level : values()) {
            if (level.digits == code.value().length()) {
                return level;
            }
        }
        throw new IllegalStateException("a place code of another length: " + code);
    }
}
