package org.qinglin.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.Locale;
import java.util.stream.Stream;
import java.util.zip.CRC32;
import org.tukaani.xz.XZInputStream;

/** PostgreSQL's programs, carried in a jar and unpacked once. */
final class Binaries {

    private static final String ARCHIVE = "/postgres-linux-x86_64.txz";

    private Binaries() {}

    /** Refuses a machine that the carried programs do not run on. */
    static void requireSupportedPlatform() {
        String system = System.getProperty("os.name", "");
        String processor = System.getProperty("os.arch", "");
        if (!system.equals("Linux") || !processor.equals("amd64")) {
            throw new EmbeddedPostgresException(
                    EmbeddedPostgresException.Reason.UNSUPPORTED_PLATFORM,
                    ("The embedded PostgreSQL runs on Linux amd64, this is %s %s. Install PostgreSQL 15 or newer and set"
                                    + " QINGLIN_DB_URL, QINGLIN_DB_USER and QINGLIN_DB_PASSWORD.")
                            .formatted(system, processor.toLowerCase(Locale.ROOT)));
        }
    }

    /**
     * Unpacks below {@code cache} unless it was done before, and returns the folder that holds bin, lib and share. The
     * folder is named by the archive's checksum, so an upgrade never mixes two versions; it appears by one rename, so a
     * run that is killed half-way, or a second one at the same time, leaves nothing broken.
     */
    static Path unpackedIn(Path cache) throws IOException {
        String checksum;
        try (InputStream archive = archive()) {
            checksum = checksum(archive);
        }
        Path unpacked = cache.resolve("binaries-" + checksum);
        if (Files.isDirectory(unpacked)) {
            return unpacked;
        }
        removeLeftovers(cache);
        Path growing = Files.createTempDirectory(cache, "unpacking-");
        try (InputStream archive = archive();
                InputStream tar = new XZInputStream(archive)) {
            TarFile.unpack(tar, growing);
        }
        Files.setPosixFilePermissions(growing, PosixFilePermissions.fromString("rwxr-xr-x"));
        try {
            Files.move(growing, unpacked, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileSystemException e) {
            deleteAll(growing);
            if (!Files.isDirectory(unpacked)) {
                throw e;
            }
        }
        return unpacked;
    }

    /** What runs that were killed while unpacking have left; an hour is longer than any that still goes on. */
    private static void removeLeftovers(Path cache) throws IOException {
        try (DirectoryStream<Path> found = Files.newDirectoryStream(cache, "unpacking-*")) {
            for (Path leftover : found) {
                if (Files.getLastModifiedTime(leftover)
                        .toInstant()
                        .isBefore(Instant.now().minus(1, ChronoUnit.HOURS))) {
                    deleteAll(leftover);
                }
            }
        }
    }

    static void deleteAll(Path folder) throws IOException {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> found = Files.walk(folder)) {
            for (Path path : found.sorted(Comparator.reverseOrder()).toList()) {
                Files.delete(path);
            }
        }
    }

    private static InputStream archive() {
        InputStream archive = Binaries.class.getResourceAsStream(ARCHIVE);
        if (archive == null) {
            throw new EmbeddedPostgresException(
                    EmbeddedPostgresException.Reason.UNSUPPORTED_PLATFORM,
                    "PostgreSQL's binaries (" + ARCHIVE + ") are not on the class path; rebuild the program.");
        }
        return new BufferedInputStream(archive, 1 << 16);
    }

    /** It tells one version from another, as often as the platform starts; nobody is kept from forging anything by it. */
    private static String checksum(InputStream archive) throws IOException {
        CRC32 checksum = new CRC32();
        long length = 0;
        byte[] piece = new byte[1 << 16];
        for (int read = archive.read(piece); read >= 0; read = archive.read(piece)) {
            checksum.update(piece, 0, read);
            length += read;
        }
        return "%08x-%d".formatted(checksum.getValue(), length);
    }
}
