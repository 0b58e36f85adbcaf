package org.qinglin.database;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs PostgreSQL's programs over one {@link ServerFolder}: initialise, start, stop, clear up after a crash. */
final class Postmaster {

    /** Recovery of a large log after a crash takes its time; PostgreSQL that answers nothing for this long is broken. */
    private static final Duration START_LIMIT = Duration.ofMinutes(3);

    private final ServerFolder folder;
    private final ServerAccount account;
    private final Path binaries;
    private final String dataArgument;

    private Postmaster(ServerFolder folder, ServerAccount account, Path binaries, String dataArgument) {
        this.folder = folder;
        this.account = account;
        this.binaries = binaries;
        this.dataArgument = dataArgument;
    }

    /**
     * Readies the binaries, the passwords and the cluster, each unless it is there already.
     *
     * <p>Root may keep the data folder below a home that nobody else may enter. The server is then started <em>inside</em>
     * its data folder and told that the folder is {@code /proc/self/cwd}: the kernel leads that name straight to the
     * folder without asking for the right to walk there. So no capability is handed out, and nobody's home is opened.
     * Only the binaries, which the loader looks up by their path, then live in {@code /var/cache/qinglin}.
     */
    static Postmaster over(ServerFolder folder) throws IOException, InterruptedException {
        ServerAccount account = ServerAccount.forCluster(folder.cluster());
        boolean walkable = account.reaches(folder.root());
        Path cache = walkable ? folder.root() : systemCache();
        Postmaster postmaster = new Postmaster(
                folder,
                account,
                Binaries.unpackedIn(cache),
                walkable ? folder.cluster().toString() : "/proc/self/cwd");
        postmaster.initialiseWhereNew(walkable);
        return postmaster;
    }

    private static Path systemCache() throws IOException {
        Path cache = Path.of("/var/cache/qinglin");
        Files.createDirectories(cache);
        Files.setPosixFilePermissions(cache, PosixFilePermissions.fromString("rwxr-xr-x"));
        return cache;
    }

    ServerState state() throws IOException {
        return ServerState.read(folder.state())
                .orElseThrow(() -> failed("its passwords in " + folder.state()
                        + " are gone. Put the file back from a backup, or name another data folder with --data"));
    }

    /** Grows beside and moves in when whole, so that a first start that is killed leaves nothing half-made. */
    private void initialiseWhereNew(boolean walkable) throws IOException, InterruptedException {
        if (Files.isDirectory(folder.cluster())) {
            return;
        }
        Path growing = folder.root().resolve("cluster.new");
        Binaries.deleteAll(growing);
        Files.createDirectory(
                growing, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
        ServerState state = ServerState.fresh();
        state.write(folder.state());
        Path passwordFile = folder.root().resolve("password.new");
        Files.deleteIfExists(passwordFile);
        Files.createFile(
                passwordFile, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        Files.writeString(passwordFile, state.superuserPassword());
        account.own(growing);
        account.own(passwordFile);
        String data = walkable ? growing.toString() : dataArgument;
        // The language's own order of names (pinyin) comes from ICU, which the binaries carry. pg_trgm asks the C
        // library what a letter is, and in C.UTF-8 Chinese characters are letters.
        runToEnd(
                growing,
                "",
                List.of(
                        program("initdb"),
                        "--pgdata=" + data,
                        "--username=postgres",
                        "--pwfile=../" + passwordFile.getFileName(),
                        "--auth=scram-sha-256",
                        "--data-checksums",
                        "--encoding=UTF8",
                        "--locale=C.UTF-8",
                        "--locale-provider=icu",
                        "--icu-locale=zh-Hans-CN"));
        Files.delete(passwordFile);
        // The role may create databases (tests clone one as a template), but is no superuser: what the schema forbids
        // is forbidden to the application as well.
        runToEnd(
                growing,
                "CREATE ROLE qinglin LOGIN CREATEDB PASSWORD '" + state.password() + "'\n"
                        + "CREATE DATABASE qinglin OWNER qinglin\n",
                List.of(program("postgres"), "--single", "-D", data, "postgres"));
        Files.move(growing, folder.cluster(), StandardCopyOption.ATOMIC_MOVE);
    }

    /** Starts the server and returns once it takes connections. The calling thread has to outlive it. */
    Process start(int port) throws IOException, InterruptedException {
        Files.deleteIfExists(folder.startLog());
        List<String> program = List.of(
                program("postgres"),
                "-D",
                dataArgument,
                "-c",
                "port=" + port,
                "-c",
                "listen_addresses=127.0.0.1",
                "-c",
                "unix_socket_directories=",
                "-c",
                "timezone=UTC",
                "-c",
                "log_timezone=UTC",
                "-c",
                "logging_collector=on",
                "-c",
                "log_directory=log",
                "-c",
                "log_filename=postgresql-%u.log", // a week of logs, each day's file taking last week's place
                "-c",
                "log_rotation_size=0",
                "-c",
                "log_truncate_on_rotation=on");
        Process process = builder(folder.cluster(), program)
                .redirectOutput(folder.startLog().toFile())
                .start();
        process.getOutputStream().close();
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        while (!process.waitFor(20, TimeUnit.MILLISECONDS)) {
            List<String> notes = folder.pidFile();
            if (!notes.isEmpty()
                    && notes.get(0).strip().equals(Long.toString(process.pid()))
                    && ServerFolder.saysReady(notes)) {
                return process;
            }
            if (System.nanoTime() > deadline) {
                signal("QUIT", process.pid());
                throw failed("it was not ready after " + START_LIMIT.toMinutes() + " minutes");
            }
        }
        throw failed(lastWords());
    }

    /** Stops the server within 5 s: cleanly if it can, else as if the power had failed, which loses nothing committed. */
    static void stop(Process process) throws IOException, InterruptedException {
        signal("INT", process.pid());
        if (!process.waitFor(3500, TimeUnit.MILLISECONDS)) {
            signal("QUIT", process.pid());
            if (!process.waitFor(1, TimeUnit.SECONDS)) {
                process.destroyForcibly();
            }
        }
    }

    /**
     * Ends a server that outlived the program which started it, and removes the notes of one that is long gone: its
     * process id may belong to a stranger by now, and PostgreSQL would then refuse to start.
     */
    void clearUpAfterCrash() throws IOException, InterruptedException {
        List<String> notes = folder.pidFile();
        if (notes.isEmpty()) {
            return;
        }
        Optional<ProcessHandle> leftover = notes.get(0).matches("\\d{1,18}")
                ? ProcessHandle.of(Long.parseLong(notes.get(0))).filter(this::runsHere)
                : Optional.empty();
        if (leftover.isEmpty()) {
            Files.deleteIfExists(folder.cluster().resolve("postmaster.pid"));
            return;
        }
        ProcessHandle server = leftover.get();
        for (String signal : List.of("INT", "QUIT", "KILL")) {
            signal(signal, server.pid());
            if (ended(server)) {
                return;
            }
        }
        throw failed("an older server, process " + server.pid() + ", does not stop; end it by hand");
    }

    private boolean runsHere(ProcessHandle process) {
        Path proc = Path.of("/proc", Long.toString(process.pid()));
        try {
            return Files.isSameFile(proc.resolve("cwd"), folder.cluster());
        } catch (IOException e) {
            // Not ours to look into: another account's process is surely not this folder's server, root sees all.
            return false;
        }
    }

    private static boolean ended(ProcessHandle server) throws InterruptedException {
        try {
            server.onExit().get(10, TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("waiting for process " + server.pid() + " failed", e);
        }
    }

    private static void signal(String name, long pid) throws IOException, InterruptedException {
        // Java itself sends TERM and KILL only; TERM makes PostgreSQL wait for its clients, for ever.
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + pid + " 2>/dev/null")
                .start()
                .waitFor();
    }

    private String program(String name) {
        return binaries.resolve("bin").resolve(name).toString();
    }

    private ProcessBuilder builder(Path workingFolder, List<String> program) {
        ProcessBuilder builder = new ProcessBuilder(account.command(program))
                .directory(workingFolder.toFile())
                .redirectErrorStream(true);
        builder.environment().clear(); // PGDATA, PGPORT, LD_LIBRARY_PATH … of the user's shell are not meant for it
        builder.environment().put("PATH", "/usr/bin:/bin");
        return builder;
    }

    private void runToEnd(Path workingFolder, String input, List<String> program)
            throws IOException, InterruptedException {
        Process process = builder(workingFolder, program)
                .redirectOutput(folder.startLog().toFile())
                .start();
        try (var stdin = process.getOutputStream()) {
            stdin.write(input.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            process.waitFor(); // It ended before it read: its last words say more than "broken pipe".
        }
        if (process.waitFor() != 0) {
            throw failed(lastWords());
        }
    }

    /** The lines in which PostgreSQL says why, from where it speaks before its log is open and from the log itself. */
    String lastWords() throws IOException {
        List<Path> logs = new ArrayList<>(List.of(folder.startLog()));
        Path logFolder = folder.cluster().resolve("log");
        if (Files.isDirectory(logFolder)) {
            try (var found = Files.list(logFolder)) {
                found.max(Comparator.comparingLong(log -> log.toFile().lastModified()))
                        .ifPresent(logs::add);
            }
        }
        for (Path log : logs) {
            List<String> why = Files.exists(log)
                    ? new String(Files.readAllBytes(log), StandardCharsets.UTF_8)
                            .lines()
                            .filter(line -> line.matches(".*(FATAL|HINT|[Ee]rror|could not|setpriv).*"))
                            .map(line -> line.replaceFirst("^\\S+ \\S+ UTC \\[\\d+\\] ", ""))
                            .toList()
                    : List.of();
            if (!why.isEmpty()) {
                return String.join("; ", why.subList(Math.max(0, why.size() - 3), why.size()));
            }
        }
        return "it ended without a word";
    }

    private EmbeddedPostgresException failed(String why) {
        return new EmbeddedPostgresException(
                EmbeddedPostgresException.Reason.START_FAILED,
                "PostgreSQL in %s does not start: %s. Its log: %s".formatted(folder.root(), why, folder.startLog()));
    }
}
