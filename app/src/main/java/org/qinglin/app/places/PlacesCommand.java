package org.qinglin.app.places;

import java.util.List;
import org.qinglin.app.places.internal.PlacesCommandLine;

/** {@code qinglin places …}, without starting the application; may run beside a running server. */
public final class PlacesCommand {

    private PlacesCommand() {}

    /**
     * @param arguments what follows {@code places} on the command line
     * @return the process's exit status: 0 done · 1 database out of reach · 2 input wrong, nothing changed
     */
    public static int run(String[] arguments) {
        return new PlacesCommandLine(System.getenv(), System.out, System.err, System.console() != null)
                .run(List.of(arguments));
    }

    public static void main(String[] arguments) {
        System.exit(run(arguments));
    }
}
