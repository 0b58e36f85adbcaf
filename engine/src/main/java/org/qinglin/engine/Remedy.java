package org.qinglin.engine;

import java.util.List;

/**
 * What a change would bring.
 *
 * @param change the change
 * @param roles ids of the roles it fills places of, in the order of their names
 * @param candidates people who could come then: free of other tasks in that time block and with capacity left, or
 *     engaged where somebody else could stand in, so that nobody loses a head
 * @param people as many of these as a filling with {@code fills} places takes
 * @param fills how many more places can be filled at most, nobody losing a head, than without the change; for a shift, less
 *     those who could then no longer come
 */
public record Remedy(Change change, List<String> roles, int candidates, int people, int fills) {

    public Remedy {
        roles = List.copyOf(roles);
    }
}
