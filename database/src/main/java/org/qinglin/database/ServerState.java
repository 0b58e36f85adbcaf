package org.qinglin.database;

import java.io.IOException;
import java.io.Reader;
import java.io.StringWriter;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * What is kept between starts, in a file that only its owner may read: where the server listens and its passwords.
 *
 * @param port TCP port on 127.0.0.1
 * @param password of the role {@code qinglin}, which owns the database but is no superuser
 * @param superuserPassword of the role {@code postgres}, for an operator's repairs
 */
record ServerState(int port, String password, String superuserPassword) {

    static ServerState fresh() throws IOException {
        return new ServerState(freePort(), secret(), secret());
    }

    static Optional<ServerState> read(Path file) throws IOException {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties kept = new Properties();
        try (Reader in = Files.newBufferedReader(file)) {
            kept.load(in);
        }
        try {
            return Optional.of(new ServerState(
                    Integer.parseInt(kept.getProperty("port", "")),
                    required(kept, "password"),
                    required(kept, "superuserPassword")));
        } catch (IllegalArgumentException e) {
            throw new IOException("the file " + file + " is damaged (" + e.getMessage() + ")", e);
        }
    }

    /** Replaces the file at once, and flushed to disk: a password that is lost locks its own data in. */
    void write(Path file) throws IOException {
        Properties kept = new Properties();
        kept.setProperty("port", Integer.toString(port));
        kept.setProperty("password", password);
        kept.setProperty("superuserPassword", superuserPassword);
        StringWriter text = new StringWriter();
        kept.store(text, "The embedded PostgreSQL of Qinglin. Its user is qinglin.");
        Path growing = file.resolveSibling(file.getFileName() + ".new");
        Files.deleteIfExists(growing);
        try (FileChannel out = FileChannel.open(
                growing,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            ByteBuffer bytes = ByteBuffer.wrap(text.toString().getBytes(StandardCharsets.UTF_8));
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** The same port as last time while it is free, so that bookmarks of database tools stay true. */
    ServerState onFreePort() throws IOException {
        return isFree(port) ? this : onAnotherPort();
    }

    ServerState onAnotherPort() throws IOException {
        return new ServerState(freePort(), password, superuserPassword);
    }

    private static int freePort() throws IOException {
        try (ServerSocket probe = new ServerSocket()) {
            probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), 0));
            return probe.getLocalPort();
        }
    }

    private static boolean isFree(int port) {
        try (ServerSocket probe = new ServerSocket()) {
            probe.setReuseAddress(true);
            probe.bind(new InetSocketAddress(InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static String secret() {
        byte[] random = new byte[24];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    private static String required(Properties kept, String key) {
        String value = kept.getProperty(key, "");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(key + " is missing");
        }
        return value;
    }
}
