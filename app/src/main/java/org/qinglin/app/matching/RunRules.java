package org.qinglin.app.matching;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.qinglin.engine.Role;
import org.qinglin.engine.Rules;

/**
 * What a run's plan must keep beyond the flow form, as the college chose it; {@link Rules} is what the engine makes of it.
 *
 * @param minimumOrNothing whether a role gets its minimum of heads or nobody at all
 * @param acrossBlocks whether a session that crosses noon, six o'clock or midnight leaves the half-days as they are
 * @param metresPerMinute how fast people get from one task of the run to the next of the same day; 0 asks nothing
 * @param floorPercent of its places, what each street gets at least, as far as it can; 0 asks nothing
 */
public record RunRules(boolean minimumOrNothing, boolean acrossBlocks, int metresPerMinute, int floorPercent) {

    /** Nothing beyond the flow form, whose optimum is always proven. */
    public static final RunRules NONE = new RunRules(false, false, 0, 0);

    /** The engine's rules for these roles; who is confirmed is pinned there, see {@link Rules#withPins}. */
    public Rules over(List<Role> roles) {
        return equals(NONE)
                ? Rules.FLOW_FORM
                : new Rules(minimumOrNothing, acrossBlocks, metresPerMinute, List.of(), new TreeMap<>(), floors(roles));
    }

    /** Heads by street, rounded up: a tenth of five places is one. */
    private SortedMap<String, Integer> floors(List<Role> roles) {
        var floors = new TreeMap<String, Integer>();
        if (floorPercent > 0) {
            roles.forEach(role -> floors.merge(role.street(), role.maxHeads(), Integer::sum));
            floors.replaceAll((street, places) -> (int) ((places * (long) floorPercent + 99) / 100));
        }
        return floors;
    }
}
