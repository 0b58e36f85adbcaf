package org.qinglin.engine.stable;

import java.util.List;

/**
 * Someone who offers places.
 *
 * @param places how many, at least 0
 * @param choices ids of applicants, the best first, each at most once; one who is not named is not taken
 */
public record Host(String id, int places, List<String> choices) {

    public Host {
        if (places < 0) {
            throw new IllegalArgumentException(
                    "The places of host " + id + " are " + places + ", but must be at least 0.");
        }
        choices = List.copyOf(choices);
    }
}
