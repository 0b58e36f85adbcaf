package org.qinglin.app.matching.web;

import java.util.List;
import java.util.Optional;
import org.qinglin.app.matching.DispatchRun;
import org.qinglin.app.matching.SavedRun;
import org.qinglin.app.matching.StreetFloor;
import org.qinglin.app.shared.web.Say;
import org.springframework.stereotype.Component;

/** What the floor of a run costs the whole plan, and which street it helps. */
@Component
class FloorReading {

    private final Say say;

    FloorReading(Say say) {
        this.say = say;
    }

    /** A street in the table; {@code price} tells what a head there costs, or why nothing is told. */
    record Row(String street, int floor, int filled, boolean reached, String price) {}

    /** @param cost the answer to the question that the table stands under; {@code doubt} what remains unproven, or empty */
    record Reading(int percent, String cost, String doubt, List<Row> rows) {}

    /** Empty where the run has no floor. */
    Optional<Reading> of(DispatchRun run, SavedRun saved, PlanWords.Book words) {
        var result = run.result();
        var floors = saved.floors();
        if (result == null || result.withoutFloors() == null || floors.isEmpty()) {
            return Optional.empty();
        }
        long without = result.withoutFloors();
        long cost = without - result.objective();
        var costs = cost > 0
                ? say.text("floor.costs", say.number(cost), say.percent(cost, without), say.number(without))
                : say.text("floor.costs-nothing");
        long missed = floors.stream().filter(each -> !each.isReached()).count();
        return Optional.of(new Reading(
                run.rules().floorPercent(),
                missed == 0 ? costs : say.text("floor.missed", missed) + say.text("sentence.join") + costs,
                result.optimal() ? "" : say.text("floor.doubt", say.number(result.gap())),
                floors.stream().map(each -> row(each, words)).toList()));
    }

    private Row row(StreetFloor each, PlanWords.Book words) {
        return new Row(
                words.street(each.street()),
                each.floor(),
                each.filled(),
                each.isReached(),
                !each.isReached()
                        ? say.text("floor.not-reached")
                        : each.points() == 0
                                ? say.text("floor.none-needed")
                                : say.text("floor.points", say.number(each.points())));
    }
}
