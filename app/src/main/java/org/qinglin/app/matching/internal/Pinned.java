package org.qinglin.app.matching.internal;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.qinglin.app.assignment.Places;
import org.qinglin.app.matching.HandChoice;
import org.qinglin.app.matching.HandChoices;
import org.qinglin.app.matching.internal.ProblemBuilder.Built;
import org.qinglin.app.matching.internal.ProblemBuilder.Origin;
import org.qinglin.app.shared.StudentId;
import org.qinglin.engine.Pinning;
import org.qinglin.engine.Problem;
import org.qinglin.engine.Rules.Pin;

/** Puts what was decided by hand into a run's problem. Blocks stand with its roles already. */
final class Pinned {

    private Pinned() {}

    /**
     * The problem with the pins that it can keep; those that it cannot are named with what stands against them, for things
     * may have changed since they were made. Whoever was asked already needs no pin any more.
     */
    static Built in(
            Problem problem,
            List<HandChoice> chosen,
            Map<String, Origin> origins,
            Map<StudentId, List<Places.Engagement>> engaged) {
        var here = chosen.stream()
                .filter(each -> isAbout(each, origins))
                .filter(each -> !each.isPin() || !isAsked(each, engaged))
                .toList();
        var pinning = Pinning.of(
                problem,
                here.stream().filter(HandChoice::isPin).map(Pinned::pin).toList());
        var obstacles = pinning.left().stream()
                .collect(Collectors.toMap(Pinning.Left::pin, left -> HandChoices.nameOf(left.obstacle())));
        var known = new ArrayList<HandChoice.InRun>();
        for (var each : here) {
            known.add(new HandChoice.InRun(each, each.isPin() ? obstacles.get(pin(each)) : null));
        }
        var pinned = pinning.kept().isEmpty()
                ? problem
                : problem.with(problem.rules().withPins(pinning.kept()));
        return new Built(pinned, origins, known);
    }

    static Pin pin(HandChoice choice) {
        var role = choice.role();
        if (role == null) {
            throw new IllegalArgumentException("no pin: " + choice);
        }
        return new Pin(Long.toString(choice.student().value()), Long.toString(role.value()));
    }

    private static boolean isAbout(HandChoice choice, Map<String, Origin> origins) {
        var role = choice.role();
        return role == null
                ? origins.values().stream()
                        .anyMatch(each -> choice.keepsFrom(
                                each.request().id(), each.session().id()))
                : origins.containsKey(Long.toString(role.value()));
    }

    private static boolean isAsked(HandChoice pin, Map<StudentId, List<Places.Engagement>> engaged) {
        return engaged.getOrDefault(pin.student(), List.of()).stream()
                .anyMatch(each -> each.session().equals(pin.session()));
    }
}
