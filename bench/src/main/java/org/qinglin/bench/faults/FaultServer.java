package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.qinglin.bench.server.ServerProcess;
import org.qinglin.bench.signup.Designs;

/** The platform with all addresses that faults are brought about and counted by. */
final class FaultServer {

    private FaultServer() {}

    /** @param options of the platform, such as {@code --qinglin.empty=false} */
    static ServerProcess start(Path data, String... options) throws IOException {
        return ServerProcess.start(data, List.of(Designs.class, FaultAddresses.class), options);
    }
}
