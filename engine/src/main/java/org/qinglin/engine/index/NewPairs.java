package org.qinglin.engine.index;

import org.qinglin.engine.Person;
import org.qinglin.engine.Problem;

/** Finds the pairs of people who come when the roles of a problem have been put into the index already. */
public final class NewPairs {

    private final Finder finder;

    /** O(roles · log roles). */
    public NewPairs(Problem problem) {
        RoleTable table =
                new RoleTable(problem, problem.blocks(), problem.weights().reachMetres());
        finder = new Finder(problem, table);
    }

    /** Told one pair. */
    @FunctionalInterface
    public interface Visitor {
        void pair(int role, int value);
    }

    /** Tells all eligible roles of a person, by their place in the problem's list, with what each pair is worth. */
    public void of(Person person, Visitor visitor) {
        finder.find(person);
        for (int i = 0; i < finder.found(); i++) {
            visitor.pair(finder.role(i), finder.value(i));
        }
    }
}
