package org.qinglin.database;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A running {@link ServerChild}, as the present user or, where that is root, as another one. */
record Child(Process process, BufferedReader output) {

    /**
     * "daemon" on every Linux: without rights, and neither root nor the account that root's servers run as. It has to
     * be a known one, since initdb asks for its name.
     */
    static final int ORDINARY_USER = 1;

    static boolean isRoot() throws IOException {
        return Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
    }

    /** {@code uid} -1: whoever runs the test. {@code libraries} is where another user can read copies of our classes. */
    static Child start(Path dataFolder, int uid, Path libraries) throws IOException {
        List<String> command = new ArrayList<>();
        String classPath = System.getProperty("java.class.path");
        if (uid >= 0) {
            command.addAll(List.of("setpriv", "--reuid", "" + uid, "--regid", "" + uid, "--clear-groups"));
            classPath = readableCopy(classPath, libraries);
        }
        command.addAll(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx64m",
                "-XX:TieredStopAtLevel=1",
                "-cp",
                classPath,
                ServerChild.class.getName(),
                dataFolder.toString()));
        Process process = new ProcessBuilder(command)
                .directory(Path.of("/").toFile())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        return new Child(process, process.inputReader());
    }

    String nextLine() throws IOException {
        String line = output.readLine();
        if (line == null) {
            throw new IllegalStateException("the child said nothing more");
        }
        return line;
    }

    /** Kills the program without any warning and returns the last number that it had said. */
    int killAfterAcknowledging(int atLeast) throws IOException, InterruptedException {
        int last = 0;
        while (last < atLeast) {
            last = Integer.parseInt(nextLine());
        }
        // Process.destroyForcibly would close our end of the pipe, with the last acknowledgements still in it.
        process.toHandle().destroyForcibly();
        process.waitFor();
        return Math.max(last, rest());
    }

    /** The last number that was still on its way when the program died; a torn last line was never received. */
    private int rest() throws IOException {
        int last = 0;
        StringBuilder line = new StringBuilder();
        for (int c = output.read(); c >= 0; c = output.read()) {
            if (c == '\n') {
                last = Integer.parseInt(line.toString());
                line.setLength(0);
            } else {
                line.append((char) c);
            }
        }
        return last;
    }

    private static String readableCopy(String classPath, Path libraries) throws IOException {
        List<String> copies = new ArrayList<>();
        for (String entry : classPath.split(":")) {
            Path from = Path.of(entry);
            if (!entry.matches(".*(test-classes|classes|postgres[^/]*jar|xz[^/]*jar|jspecify[^/]*jar)/?")) {
                continue;
            }
            Path to = libraries.resolve(copies.size() + "-" + from.getFileName());
            copyAll(from, to);
            copies.add(to.toString());
        }
        return String.join(":", copies);
    }

    private static void copyAll(Path from, Path to) throws IOException {
        try (var found = Files.walk(from)) {
            for (Path path : found.toList()) {
                Path copy = to.resolve(from.relativize(path).toString());
                if (Files.isDirectory(path)) {
                    Files.createDirectories(copy);
                } else {
                    Files.copy(path, path.equals(from) ? to : copy);
                }
            }
        }
    }
}
