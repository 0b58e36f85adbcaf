package org.qinglin.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was acknowledged survives every kill, as root and as an ordinary user; the next start needs no help. */
class CrashTest {

    @TempDir
    Path folder;

    @BeforeEach
    void anyoneMayPassThroughTheTestsFolder() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    @Test
    void killingTheProgramStopsTheServerAndLosesNothing() throws Exception {
        Path data = folder.resolve("data");
        survivesKillOfTheProgram(data, Child.start(data, -1, folder));
    }

    @Test
    void killingProgramAndServerLosesNothing() throws Exception {
        Path data = folder.resolve("data");
        survivesKillOfBoth(data, Child.start(data, -1, folder));
    }

    @Test
    void killingTheProgramOfAnOrdinaryUserLosesNothing() throws Exception {
        assumeTrue(Child.isRoot(), "the tests above ran as an ordinary user");
        Path data = ordinaryUsersFolder();
        survivesKillOfTheProgram(data, Child.start(data, Child.ORDINARY_USER, libraries()));
    }

    @Test
    void killingProgramAndServerOfAnOrdinaryUserLosesNothing() throws Exception {
        assumeTrue(Child.isRoot(), "the tests above ran as an ordinary user");
        Path data = ordinaryUsersFolder();
        survivesKillOfBoth(data, Child.start(data, Child.ORDINARY_USER, libraries()));
    }

    @Test
    void rootMayKeepItsDataBelowAHomeThatNobodyElseMayEnter() throws Exception {
        assumeTrue(Child.isRoot(), "an ordinary user's server runs as that user");
        Path home = Files.createDirectory(folder.resolve("home"));
        Files.setPosixFilePermissions(home, PosixFilePermissions.fromString("rwx------"));
        Path data = home.resolve("clone/data");
        survivesKillOfBoth(data, Child.start(data, -1, folder));
        assertThat(Files.getPosixFilePermissions(home)).isEqualTo(PosixFilePermissions.fromString("rwx------"));
        survivesKillOfTheProgram(home.resolve("again"), Child.start(home.resolve("again"), -1, folder));
    }

    @Test
    void anUnwritableFolderIsNamedInOneLine() throws Exception {
        assumeTrue(Child.isRoot(), "only root can lay out a folder that the child must not write");
        Path data = folder.resolve("roots");
        Files.createDirectory(data);
        Child child = Child.start(data, Child.ORDINARY_USER, libraries());
        assertThat(child.nextLine())
                .startsWith("UNWRITABLE_FOLDER The data folder " + data)
                .contains("permission denied");
        assertThat(child.process().waitFor()).isEqualTo(2);
    }

    @Test
    void anotherProgramAttachesToTheRunningServer() throws Exception {
        Path data = folder.resolve("data");
        Child child = Child.start(data, -1, folder);
        assertThat(child.nextLine()).isEqualTo("1");
        // Asked while it runs: a server that ends in time takes its notes along.
        ProcessHandle server = serverOf(data);
        try (EmbeddedPostgres guest = EmbeddedPostgres.attachOrStart(data)) {
            assertThat(guest.attached()).isTrue();
            assertThat(EmbeddedPostgresTest.ask(guest, "SELECT count(*) > 0 FROM kept"))
                    .isEqualTo("t");
        } finally {
            child.process().destroyForcibly().waitFor();
        }
        server.onExit().get(30, TimeUnit.SECONDS);
    }

    private static void survivesKillOfTheProgram(Path data, Child child) throws Exception {
        assertThat(child.nextLine()).isEqualTo("1");
        ProcessHandle server = serverOf(data);
        int acknowledged = child.killAfterAcknowledging(200);
        server.onExit().get(30, TimeUnit.SECONDS);
        assertThat(server.isAlive()).as("no orphan is left").isFalse();
        assertKept(data, acknowledged);
    }

    private static void survivesKillOfBoth(Path data, Child child) throws Exception {
        assertThat(child.nextLine()).isEqualTo("1");
        ProcessHandle server = serverOf(data);
        int acknowledged = child.killAfterAcknowledging(200);
        server.descendants().forEach(ProcessHandle::destroyForcibly);
        server.destroyForcibly();
        server.onExit().get(30, TimeUnit.SECONDS);
        assertKept(data, acknowledged);
    }

    private static void assertKept(Path data, int acknowledged) throws Exception {
        try (EmbeddedPostgres again = EmbeddedPostgres.start(data)) {
            String found = EmbeddedPostgresTest.ask(again, "SELECT count(*) FROM kept WHERE n <= " + acknowledged);
            assertThat(found).isEqualTo(Integer.toString(acknowledged));
        }
    }

    private static ProcessHandle serverOf(Path data) throws IOException {
        String pid = Files.readAllLines(data.resolve("postgres/cluster/postmaster.pid"))
                .get(0);
        return ProcessHandle.of(Long.parseLong(pid)).orElseThrow();
    }

    private Path ordinaryUsersFolder() throws IOException {
        Path data = Files.createDirectory(folder.resolve("users"));
        Files.setAttribute(data, "unix:uid", Child.ORDINARY_USER);
        return data;
    }

    private Path libraries() throws IOException {
        return Files.createDirectory(folder.resolve("libraries"));
    }
}
