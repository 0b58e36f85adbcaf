package org.qinglin.bench.faults;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.qinglin.bench.server.ServerProcess;

/** A disk without room while people sign up: nothing is acknowledged falsely, and it goes on by itself once there is room. */
final class DiskFull implements Fault {

    private static final long SEED = 20_261_128;
    private static final int CLIENTS = 2;
    private static final String SIZE = "size=700m";
    private static final long FULL_FOR_MILLIS = 3_000;
    private static final long TARGET_MILLIS = 30_000;

    @Override
    public String name() {
        return "disk-full";
    }

    @Override
    public int fullCount() {
        return 10;
    }

    @Override
    public Outcome run(int count, Path scratch) throws IOException, InterruptedException {
        Path disk = Files.createDirectory(scratch.resolve("disk"));
        if (run("mount", "-t", "tmpfs", "-o", SIZE, "tmpfs", disk.toString()) != 0) {
            return new Outcome(name(), 0, 0, 0, false, "not tried: a small disk can be mounted by root only");
        }
        try {
            return onSmallDisk(count, disk);
        } finally {
            run("umount", "--lazy", disk.toString());
        }
    }

    private Outcome onSmallDisk(int count, Path disk) throws IOException, InterruptedException {
        Path ballast = disk.resolve("ballast");
        Random random = new Random(SEED);
        long slowest = 0;
        int refusing = 0;
        try (ServerProcess server = FaultServer.start(disk.resolve("data"))) {
            SignUps signUps = new SignUps(server.port());
            long role = signUps.open(10_000_000);
            PersistentCrowd crowd = signUps.crowd(role, CLIENTS);
            try {
                for (int i = 0; i < count; i++) {
                    crowd.millisUntilServed(TARGET_MILLIS);
                    Thread.sleep(random.nextLong(1_000));
                    long refusedBefore = crowd.refused();
                    fill(ballast);
                    long until = System.nanoTime() + FULL_FOR_MILLIS * 1_000_000;
                    while (System.nanoTime() < until || crowd.refused() == refusedBefore) {
                        Thread.sleep(20);
                        fill(ballast); // what a log that is written anew has freed
                        if (System.nanoTime() - until > TARGET_MILLIS * 1_000_000) {
                            break;
                        }
                    }
                    refusing += crowd.refused() > refusedBefore ? 1 : 0;
                    Files.delete(ballast);
                    slowest = Math.max(slowest, crowd.millisUntilServed(TARGET_MILLIS));
                }
            } finally {
                crowd.close();
            }
            return signUps.compare(
                            name(),
                            count,
                            role,
                            crowd,
                            refusing + " times with 503 meanwhile; serving again after at most " + slowest
                                    + " ms; seed " + SEED)
                    .andOnlyIf(slowest < TARGET_MILLIS && refusing == count);
        }
    }

    private static void fill(Path ballast) throws IOException {
        byte[] piece = new byte[1 << 16];
        try (OutputStream out = Files.newOutputStream(
                ballast, java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND)) {
            while (true) {
                out.write(piece);
            }
        } catch (IOException full) {
            if (!String.valueOf(full.getMessage()).contains("No space")) {
                throw full;
            }
        }
    }

    private static int run(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(List.of(command))
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start()
                    .waitFor();
        } catch (IOException missing) {
            return 1;
        }
    }
}
