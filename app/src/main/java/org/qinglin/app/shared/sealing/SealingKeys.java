package org.qinglin.app.shared.sealing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder outside the database that holds the keys of what is sealed, for its owner's eyes only: files {@code *.key},
 * 32 random bytes in base64 each. The last by name seals, all of them open. All nodes over one database have the same.
 */
@Component
class SealingKeys {

    private static final int BYTES = 32;

    private final Path folder;

    SealingKeys(@Value("${qinglin.personal-key:${qinglin.data}/personal-key}") Path folder) {
        this.folder = folder;
    }

    /**
     * A key of the folder.
     *
     * @param id eight hexadecimal digits of its SHA-256, which stand in each value that it sealed
     */
    record Key(String id, SecretKeySpec seal, SecretKeySpec digest) {

        static Key of(byte[] bytes) {
            try {
                var hash = MessageDigest.getInstance("SHA-256").digest(bytes);
                return new Key(
                        HexFormat.of().formatHex(hash, 0, 4),
                        new SecretKeySpec(derived(bytes, "seal"), "AES"),
                        new SecretKeySpec(derived(bytes, "digest"), "HmacSHA256"));
            } catch (GeneralSecurityException impossible) {
                throw new IllegalStateException("every Java has SHA-256 and HmacSHA256", impossible);
            }
        }

        /** One key for each purpose, so that neither says anything of the other. */
        private static byte[] derived(byte[] bytes, String purpose) throws GeneralSecurityException {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(bytes, "HmacSHA256"));
            return mac.doFinal(purpose.getBytes(StandardCharsets.UTF_8));
        }
    }

    /** All keys, the one in use last; empty before the first is made. */
    List<Key> all() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (var files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().endsWith(".key"))
                    .sorted()
                    .map(this::read)
                    .toList();
        } catch (IOException failed) {
            throw new UncheckedIOException("the keys in " + folder + " cannot be read", failed);
        }
    }

    private Key read(Path file) {
        try {
            var bytes = Base64.getMimeDecoder().decode(Files.readString(file).strip());
            if (bytes.length != BYTES) {
                throw new IllegalStateException(
                        "the key in %s has %d bytes, but a key has %d: make one with openssl rand -base64 %d"
                                .formatted(file, bytes.length, BYTES, BYTES));
            }
            return Key.of(bytes);
        } catch (IOException failed) {
            throw new UncheckedIOException("the key in " + file + " cannot be read", failed);
        }
    }

    /** The first key of an installation, unless another node has just made it: a key is never written over. */
    void makeFirst() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        try {
            Files.createDirectories(folder);
            var growing = Files.createTempFile(
                    folder,
                    "0001",
                    ".new",
                    PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
            try (var out = FileChannel.open(growing, StandardOpenOption.WRITE)) {
                var text = Base64.getEncoder().encodeToString(bytes) + "\n";
                out.write(ByteBuffer.wrap(text.getBytes(StandardCharsets.US_ASCII)));
                out.force(true);
            }
            try {
                Files.createLink(folder.resolve("0001.key"), growing);
            } catch (FileAlreadyExistsException made) {
                return;
            } finally {
                Files.delete(growing);
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("no key can be made in " + folder, failed);
        }
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
