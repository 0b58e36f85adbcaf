package org.qinglin.app.shared;

import java.util.List;
import java.util.function.Function;

/** An input after it was checked: either fit for use, or the list of its faults. */
public sealed interface Checked<T> {

    record Ok<T>(T value) implements Checked<T> {}

    record Faulty<T>(List<Fault> faults) implements Checked<T> {

        public Faulty {
            if (faults.isEmpty()) {
                throw new IllegalArgumentException("faulty, but no fault is named");
            }
            faults = List.copyOf(faults);
        }
    }

    /** Answers with the one or the other. */
    default <R> R fold(Function<T, R> ok, Function<List<Fault>, R> faulty) {
        if (this instanceof Ok<T> good) {
            return ok.apply(good.value());
        }
        return faulty.apply(((Faulty<T>) this).faults());
    }
}
