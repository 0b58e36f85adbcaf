package org.qinglin.app.shared;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which step leads from which state to which: the one table that everybody asks, and from which the picture in
 * {@code docs/states} is drawn.
 *
 * @param <S> the states
 * @param <T> the steps: a sealed interface whose records hold what a step needs
 */
public final class StateTable<S extends Enum<S>, T> {

    /** @param by who takes the step, for the picture */
    public record Row<S, T>(S from, Class<? extends T> step, S to, String by) {

        public String stepName() {
            return step.getSimpleName();
        }
    }

    private final List<S> first = new ArrayList<>();
    private final List<Row<S, T>> rows = new ArrayList<>();

    /** @param first the state in which everything begins */
    public StateTable(S first) {
        this.first.add(first);
    }

    /** Another state in which something may begin. */
    public StateTable<S, T> orFirst(S state) {
        first.add(state);
        return this;
    }

    /** @throws IllegalArgumentException if the step leads somewhere from there already */
    public StateTable<S, T> row(S from, Class<? extends T> step, S to, String by) {
        if (after(from, step).isPresent()) {
            throw new IllegalArgumentException("step " + step.getSimpleName() + " stands twice for state " + from);
        }
        rows.add(new Row<>(from, step, to, by));
        return this;
    }

    /** The state that a step leads to; empty where it is not possible. */
    public Optional<S> after(S from, Class<? extends T> step) {
        return rows.stream()
                .filter(row -> row.from() == from && row.step() == step)
                .map(Row::to)
                .findFirst();
    }

    public boolean allows(S from, Class<? extends T> step) {
        return after(from, step).isPresent();
    }

    public List<Row<S, T>> rows() {
        return List.copyOf(rows);
    }

    /** Every state that something begins in or leads to. */
    public Set<S> reachable() {
        var states = new LinkedHashSet<S>();
        states.addAll(first);
        rows.forEach(row -> states.add(row.to()));
        return states;
    }

    /** The page for {@code docs/states}: a picture and its table. */
    public String page(String title, String about) {
        var ends = reachable().stream()
                .filter(state -> rows.stream().noneMatch(row -> row.from() == state && row.to() != state))
                .map(state -> "    " + state + " --> [*]\n")
                .collect(Collectors.joining());
        return "# " + title + "\n\n" + about
                + "\n\nDrawn from the table that the code asks; a test fails while the two differ.\n\n"
                + "```mermaid\nstateDiagram-v2\n"
                + first.stream().map(state -> "    [*] --> " + state + "\n").collect(Collectors.joining())
                + rows.stream()
                        .map(row -> "    " + row.from() + " --> " + row.to() + " : " + row.stepName() + "\n")
                        .collect(Collectors.joining())
                + ends + "```\n\n| from | step | to | by |\n|---|---|---|---|\n"
                + rows.stream()
                        .map(row -> "| " + row.from() + " | " + row.stepName() + " | " + row.to() + " | " + row.by()
                                + " |\n")
                        .collect(Collectors.joining());
    }
}
