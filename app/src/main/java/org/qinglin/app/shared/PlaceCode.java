package org.qinglin.app.shared;

import java.io.Serializable;
import java.util.Set;

/**
 * The code of a place in the register of administrative divisions: 6 digits for a district, 9 for a street or town, 12
 * for a community or village. The code is the key; names repeat.
 */
public record PlaceCode(String value) implements Serializable {

    private static final Set<Integer> LENGTHS = Set.of(2, 4, 6, 9, 12);

    /** @throws IllegalArgumentException if the text is not a code of 2, 4, 6, 9 or 12 digits */
    public PlaceCode {
        if (!LENGTHS.contains(value.length()) || !value.chars().allMatch(each -> each >= '0' && each <= '9')) {
            throw new IllegalArgumentException(
                    "place code '" + value + "' has not 2, 4, 6, 9 or 12 digits; copy it from the register");
        }
    }

    /** The street or town that this place lies in, or itself when it is one. */
    public PlaceCode street() {
        return value.length() == 12 ? new PlaceCode(value.substring(0, 9)) : this;
    }

    /** Whether {@code other} is this place or lies within it. */
    public boolean contains(PlaceCode other) {
        return other.value.startsWith(value);
    }
}
