package org.qinglin.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What {@code --json} of the measurements writes: one array, an object a line. */
public final class JsonArray {

    private JsonArray() {}

    public static <T> String of(Collection<T> all, Function<T, String> object) {
        return all.stream().map(object).collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
    }

    /** Writes it, if a file is named. */
    public static <T> void write(@Nullable Path file, Collection<T> all, Function<T, String> object)
            throws IOException {
        if (file != null) {
            Files.writeString(file, of(all, object));
        }
    }
}
