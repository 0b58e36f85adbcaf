package org.qinglin.bench.faults;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.qinglin.bench.loop.LoopAddresses;
import org.qinglin.bench.server.ServerProcess;
import org.qinglin.bench.signup.Designs;

/** The platform with all addresses that faults are brought about and counted by. */
final class FaultServer {

    /** All that the platform would do by itself, by this machine's clock, while a walk is at another time. */
    private static final List<String> BY_ITSELF = List.of(
            "--qinglin.refill-every=P1D",
            "--qinglin.sweep-every=P1D",
            "--qinglin.live-every=P1D",
            "--qinglin.outbox-sweep=-",
            "--qinglin.mail-every=P1D",
            "--qinglin.digest-every=P1D",
            "--qinglin.webhook-every=P1D",
            "--qinglin.remind-every=P1D",
            "--qinglin.close-every=P1D",
            "--qinglin.wish-sweep=-",
            "--qinglin.comment-sweep=-",
            "--qinglin.learner-sweep=-",
            // A seal of today would find entries of the walk's own time put in later.
            "--qinglin.seal-every=P1D",
            "--qinglin.reconcile=-",
            "--qinglin.review-every=P1D",
            "--qinglin.position-sweep=-",
            "--qinglin.notice-every=P1D",
            "--qinglin.agreements-every=P1D");

    private static final List<Class<?>> ADDRESSES =
            List.of(Designs.class, FaultAddresses.class, EndpointNames.class, LoopAddresses.class);

    private FaultServer() {}

    /** @param options of the platform, such as {@code --qinglin.empty=false} */
    static ServerProcess start(Path data, String... options) throws IOException {
        return ServerProcess.start(data, ADDRESSES, options);
    }

    /** Starts it once and ends it, for an archive of the classes that a start loads, as the first {@code qinglin run} does. */
    static void archive(Path classes, Path data) throws IOException {
        ServerProcess.start(List.of("-XX:ArchiveClassesAtExit=" + classes), data, ADDRESSES)
                .close();
    }

    /** As {@code qinglin run} starts it from then on. */
    static ServerProcess startFrom(Path classes, Path data) throws IOException {
        return ServerProcess.start(
                List.of("-XX:SharedArchiveFile=" + classes, "-Xshare:auto", "-Xlog:disable"), data, ADDRESSES);
    }

    /** The same with nothing happening by itself. */
    static ServerProcess standing(Path data) throws IOException {
        return start(data, BY_ITSELF.toArray(String[]::new));
    }
}
