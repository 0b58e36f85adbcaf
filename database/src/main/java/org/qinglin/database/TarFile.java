package org.qinglin.database;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/**
 * Unpacks a tar stream of folders, files and symbolic links (POSIX ustar, with GNU long names), readable by everyone
 * whatever the umask is: the server may run as another user than the one who unpacks.
 */
final class TarFile {

    private static final int BLOCK = 512;

    private TarFile() {}

    /** Writes all entries below {@code target}; refuses names that would leave it. */
    static void unpack(InputStream tar, Path target) throws IOException {
        String longName = "";
        for (byte[] header = tar.readNBytes(BLOCK); isEntry(header); header = tar.readNBytes(BLOCK)) {
            long size = Long.parseLong(text(header, 124, 12).trim(), 8);
            String name = longName.isEmpty() ? fullName(header) : longName;
            longName = "";
            char type = (char) header[156];
            if (type == 'L') {
                longName = new String(exactly(tar, size), StandardCharsets.UTF_8).replace("\0", "");
                skipPadding(tar, size);
                continue;
            }
            Path path = target.resolve(name).normalize();
            if (!path.startsWith(target)) {
                throw new IOException("the archive's entry " + name + " leaves its folder");
            }
            write(tar, type, size, header, path);
        }
    }

    private static void write(InputStream tar, char type, long size, byte[] header, Path path) throws IOException {
        if (type == '5') {
            createFolder(path);
            return;
        }
        Path folder = path.getParent();
        if (folder != null && !Files.isDirectory(folder)) {
            createFolder(folder);
        }
        if (type == '2') {
            Files.createSymbolicLink(path, Path.of(text(header, 157, 100)));
            return;
        }
        try (OutputStream file = Files.newOutputStream(path)) {
            copy(tar, file, size);
        }
        skipPadding(tar, size);
        boolean executable = (Integer.parseInt(text(header, 100, 8).trim(), 8) & 0100) != 0;
        Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(executable ? "rwxr-xr-x" : "rw-r--r--"));
    }

    private static void createFolder(Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    }

    /** An archive ends with blocks of zeros, or simply ends. */
    private static boolean isEntry(byte[] header) {
        return header.length == BLOCK && header[0] != 0;
    }

    private static String fullName(byte[] header) {
        String prefix = text(header, 345, 155);
        String name = text(header, 0, 100);
        return prefix.isEmpty() ? name : prefix + "/" + name;
    }

    private static String text(byte[] header, int from, int length) {
        int end = from;
        while (end < from + length && header[end] != 0) {
            end++;
        }
        return new String(header, from, end - from, StandardCharsets.UTF_8);
    }

    private static byte[] exactly(InputStream in, long size) throws IOException {
        byte[] content = in.readNBytes(Math.toIntExact(size));
        if (content.length != size) {
            throw new EOFException("the archive ends in the middle of a file");
        }
        return content;
    }

    private static void copy(InputStream from, OutputStream to, long size) throws IOException {
        byte[] piece = new byte[1 << 16];
        for (long left = size; left > 0; ) {
            int read = from.read(piece, 0, (int) Math.min(left, piece.length));
            if (read < 0) {
                throw new EOFException("the archive ends in the middle of a file");
            }
            to.write(piece, 0, read);
            left -= read;
        }
    }

    private static void skipPadding(InputStream in, long size) throws IOException {
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
    }
}
