package org.qinglin.app.shared;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Numbered lines of a form or of an array: whoever sends them may leave some out, and those are blank. */
public final class TypedLines {

    private TypedLines() {}

    /** The same lines, each under its number still; null if none were sent. */
    public static <T> @Nullable List<T> withoutGaps(@Nullable List<T> typed, T blank) {
        return typed == null
                ? null
                : typed.stream()
                        .map(each -> Objects.requireNonNullElse(each, blank))
                        .toList();
    }
}
