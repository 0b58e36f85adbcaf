package org.qinglin.ledger;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The signed heads outside the database, line by line, as long as the file was when it was opened: it is opened before the
 * database is looked at, so that no line can know more than the database does.
 */
public final class Heads implements Closeable {

    private static final Pattern LINE =
            Pattern.compile("(head (\\d{1,18}) ([0-9a-f]{64}) (\\S{20,30})) ([A-Za-z0-9+/]{86}==)");

    /** A head; {@code wrong} says what is wrong with its line itself, if anything. */
    record Head(
            int line,
            long number,
            byte[] hash,
            @Nullable Instant signedAt,
            @Nullable String wrong) {}

    private final Path file;
    private final @Nullable BufferedReader reader;
    private final @Nullable PublicKey key;
    private long bytesLeft;
    private int line;

    private Heads(Path file, @Nullable BufferedReader reader, @Nullable PublicKey key, long bytesLeft) {
        this.file = file;
        this.reader = reader;
        this.key = key;
        this.bytesLeft = bytesLeft;
    }

    /**
     * Opens {@code heads.txt} in a folder.
     *
     * @param key the public key, as PEM; where none is given, the folder's own
     * @throws IOException if a file is there and cannot be read, or the key is none
     */
    public static Heads open(Path folder, @Nullable Path key) throws IOException {
        var file = folder.resolve("heads.txt");
        if (!Files.exists(file)) {
            return new Heads(file, null, null, 0);
        }
        return new Heads(
                file,
                Files.newBufferedReader(file, StandardCharsets.ISO_8859_1),
                key(key == null ? folder.resolve("public-key.pem") : key),
                Files.size(file));
    }

    private static PublicKey key(Path file) throws IOException {
        try {
            var encoded = Files.readString(file).replaceAll("-----[A-Z ]+-----", "");
            return KeyFactory.getInstance("Ed25519")
                    .generatePublic(
                            new X509EncodedKeySpec(Base64.getMimeDecoder().decode(encoded)));
        } catch (GeneralSecurityException | IllegalArgumentException none) {
            throw new IOException(
                    file + " is no Ed25519 public key in PEM form; take the one that was kept at the start", none);
        }
    }

    boolean exist() {
        return reader != null;
    }

    Path file() {
        return file;
    }

    /** The next line. One that has no end yet is still being written, or was cut off by a power failure. */
    Optional<Head> next() throws IOException {
        if (reader == null || bytesLeft <= 0) {
            return Optional.empty();
        }
        var text = reader.readLine();
        bytesLeft -= text == null ? bytesLeft : text.length() + 1;
        if (text == null || bytesLeft < 0) {
            return Optional.empty();
        }
        line++;
        return Optional.of(read(text));
    }

    private Head read(String text) {
        var parts = LINE.matcher(text);
        if (!parts.matches()) {
            return faulty("it is no head: '" + text.substring(0, Math.min(80, text.length())) + "'");
        }
        try {
            var at = Instant.parse(parts.group(4));
            var head = new Head(
                    line, Long.parseLong(parts.group(2)), HexFormat.of().parseHex(parts.group(3)), at, null);
            return isSigned(parts.group(1), parts.group(5))
                    ? head
                    : faulty("its signature is not of the key: number %d of %s was forged or changed"
                            .formatted(head.number(), at));
        } catch (DateTimeParseException unreadable) {
            return faulty("'" + parts.group(4) + "' is no time");
        }
    }

    private boolean isSigned(String words, String signature) {
        try {
            var check = Signature.getInstance("Ed25519");
            check.initVerify(key);
            check.update(words.getBytes(StandardCharsets.ISO_8859_1));
            return check.verify(Base64.getDecoder().decode(signature));
        } catch (GeneralSecurityException | IllegalArgumentException unreadable) {
            return false;
        }
    }

    private Head faulty(String wrong) {
        return new Head(line, -1, new byte[0], null, wrong);
    }

    @Override
    public void close() throws IOException {
        if (reader != null) {
            reader.close();
        }
    }
}
