package org.qinglin.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * Who PostgreSQL runs as. It refuses to run as root, so root hands it to an account without rights; anyone else runs it
 * as themselves.
 *
 * <p>Where {@code setpriv} exists, the kernel sends the server SIGINT (PostgreSQL's fast, clean stop) when the thread
 * that started it dies, so that even a killed Java leaves no orphan behind.
 */
record ServerAccount(boolean switched, int uid, int gid) {

    /** The account "nobody" of every Linux. */
    private static final int NOBODY = 65534;

    private static final Path SETPRIV = findTool("setpriv");
    private static final Path SETSID = findTool("setsid");
    private static final Path NO_TOOL = Path.of("");

    /** The account for the data in {@code cluster}: its present owner, or nobody where root starts it anew. */
    static ServerAccount forCluster(Path cluster) throws IOException {
        int self = owner(Path.of("/proc/self"), "uid");
        if (self != 0) {
            return new ServerAccount(false, self, owner(Path.of("/proc/self"), "gid"));
        }
        if (SETPRIV.equals(NO_TOOL)) {
            throw new EmbeddedPostgresException(
                    EmbeddedPostgresException.Reason.UNSUPPORTED_PLATFORM,
                    "PostgreSQL does not run as root, and setpriv, which hands it to another account, is missing."
                            + " Install util-linux, or start as an ordinary user.");
        }
        if (Files.isDirectory(cluster) && owner(cluster, "uid") != 0) {
            return new ServerAccount(true, owner(cluster, "uid"), owner(cluster, "gid"));
        }
        return new ServerAccount(true, NOBODY, NOBODY);
    }

    /** The command line that runs {@code program} as this account, in its own session, tied to the calling thread. */
    List<String> command(List<String> program) {
        List<String> command = new ArrayList<>();
        if (!SETSID.equals(NO_TOOL)) {
            // Ctrl-C in a terminal reaches every process of the session; the server has to outlive the application.
            command.add(SETSID.toString());
        }
        if (!SETPRIV.equals(NO_TOOL)) {
            command.add(SETPRIV.toString());
            if (switched) {
                command.addAll(List.of("--reuid", Integer.toString(uid), "--regid", Integer.toString(gid)));
                command.add("--clear-groups");
            }
            command.addAll(List.of("--pdeathsig", "INT"));
        }
        command.addAll(program);
        return command;
    }

    /** Gives a file or folder to this account. */
    void own(Path path) throws IOException {
        if (switched) {
            Files.setAttribute(path, "unix:uid", uid);
            Files.setAttribute(path, "unix:gid", gid);
        }
    }

    /** Whether this account can walk down to {@code folder}, tried for real, since ACLs and mounts have their say too. */
    boolean reaches(Path folder) throws IOException, InterruptedException {
        if (!switched) {
            return true;
        }
        Process probe = new ProcessBuilder(command(List.of("/bin/sh", "-c", "cd \"$0\"", folder.toString())))
                .directory(Path.of("/").toFile())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        return probe.waitFor(10, TimeUnit.SECONDS) && probe.exitValue() == 0;
    }

    private static int owner(Path path, String attribute) throws IOException {
        return (Integer) Files.getAttribute(path, "unix:" + attribute);
    }

    private static Path findTool(String name) {
        for (String folder : List.of("/usr/bin", "/bin", "/usr/sbin", "/sbin")) {
            Path tool = Path.of(folder, name);
            if (Files.isExecutable(tool)) {
                return tool;
            }
        }
        return Path.of("");
    }
}
