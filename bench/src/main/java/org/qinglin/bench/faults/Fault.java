package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;

/** One row of the table of faults: brings it about so and so often, and counts what came of it. */
interface Fault {

    /** As it is called in the table and on the command line. */
    String name();

    /** How often it is brought about when nothing else is asked for. */
    int fullCount();

    /** @param scratch an empty folder of its own */
    Outcome run(int count, Path scratch) throws IOException, InterruptedException;
}
