package org.qinglin.app.attendance.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import java.util.Set;
import org.qinglin.app.attendance.LedgerHead;
import org.qinglin.app.shared.China;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder outside the database that holds the signed heads: {@code heads.txt}, a line each, flushed to disk, and
 * {@code public-key.pem}. The key pair is made at the first head; its private half stays in a folder of its own, for its
 * owner's eyes only. Each node has its own.
 */
@Component
public class HeadFolder {

    private static final int LONGEST_LINE = 512;

    private final Path folder;
    private final Path keyFolder;

    public HeadFolder(
            @Value("${qinglin.ledger-heads:${qinglin.data}/ledger-heads}") Path folder,
            @Value("${qinglin.ledger-key:${qinglin.data}/ledger-key}") Path keyFolder) {
        this.folder = folder;
        this.keyFolder = keyFolder;
    }

    /** What the last whole line says. */
    public record Last(long number, LocalDate day) {}

    /** The last head written here; empty before the first. */
    public Optional<Last> last() {
        try {
            if (!Files.exists(heads())) {
                return Optional.empty();
            }
            try (var file = FileChannel.open(heads(), StandardOpenOption.READ)) {
                int length = (int) Math.min(LONGEST_LINE * 2L, file.size());
                var bytes = ByteBuffer.allocate(length);
                file.read(bytes, file.size() - length);
                var text = new String(bytes.array(), StandardCharsets.US_ASCII);
                var whole = text.substring(0, text.lastIndexOf('\n') + 1).strip();
                if (whole.isEmpty()) {
                    return Optional.empty();
                }
                var words = whole.substring(whole.lastIndexOf('\n') + 1).split(" ");
                return Optional.of(
                        new Last(Long.parseLong(words[1]), LocalDate.ofInstant(Instant.parse(words[3]), China.TIME)));
            }
        } catch (IOException failed) {
            throw new UncheckedIOException("the heads of the ledger in " + heads() + " cannot be read", failed);
        }
    }

    /** Signs a head and adds it. It is on the disk when this returns. */
    public LedgerHead add(long number, byte[] hash, Instant at) {
        try {
            Files.createDirectories(folder);
            var signed = LedgerHead.signed(number, HexFormat.of().formatHex(hash), at);
            var signature = Signature.getInstance("Ed25519");
            signature.initSign(key());
            signature.update(signed.getBytes(StandardCharsets.UTF_8));
            var head = new LedgerHead(
                    number,
                    HexFormat.of().formatHex(hash),
                    at,
                    publicKey(),
                    Base64.getEncoder().encodeToString(signature.sign()));
            append(head.line() + "\n");
            return head;
        } catch (IOException failed) {
            throw new UncheckedIOException("head " + number + " of the ledger cannot be written to " + heads(), failed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key in " + keyFolder + " cannot sign", broken);
        }
    }

    private void append(String line) throws IOException {
        try (var file = FileChannel.open(
                heads(), StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE)) {
            long end = wholeLines(file);
            file.truncate(end);
            var bytes = ByteBuffer.wrap(line.getBytes(StandardCharsets.US_ASCII));
            while (bytes.hasRemaining()) {
                end += file.write(bytes, end);
            }
            file.force(true);
        }
    }

    /** Where the last whole line ends: a power failure may have left half of one behind it. */
    private static long wholeLines(FileChannel file) throws IOException {
        int length = (int) Math.min(LONGEST_LINE, file.size());
        var bytes = ByteBuffer.allocate(length);
        file.read(bytes, file.size() - length);
        var text = new String(bytes.array(), StandardCharsets.US_ASCII);
        return file.size() - length + text.lastIndexOf('\n') + 1;
    }

    private Path heads() {
        return folder.resolve("heads.txt");
    }

    private PrivateKey key() throws IOException, GeneralSecurityException {
        var file = keyFolder.resolve("private-key.pem");
        if (!Files.exists(file)) {
            makeKey(file);
        }
        return KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(fromPem(file)));
    }

    private void makeKey(Path file) throws IOException, GeneralSecurityException {
        var pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
        Files.createDirectories(keyFolder);
        Files.writeString(
                folder.resolve("public-key.pem"), pem("PUBLIC", pair.getPublic().getEncoded()));
        var growing = keyFolder.resolve("private-key.pem.new");
        Files.deleteIfExists(growing);
        try (var out = FileChannel.open(
                growing,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            out.write(ByteBuffer.wrap(
                    pem("PRIVATE", pair.getPrivate().getEncoded()).getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private String publicKey() throws IOException {
        return Base64.getEncoder().encodeToString(fromPem(folder.resolve("public-key.pem")));
    }

    private static String pem(String kind, byte[] key) {
        return "-----BEGIN " + kind + " KEY-----\n" + Base64.getEncoder().encodeToString(key) + "\n-----END " + kind
                + " KEY-----\n";
    }

    private static byte[] fromPem(Path file) throws IOException {
        return Base64.getMimeDecoder().decode(Files.readString(file).replaceAll("-----[A-Z ]+-----", ""));
    }
}
