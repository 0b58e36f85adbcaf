package org.qinglin.app.recognition.credentials;

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
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * The folder outside the database that holds the private key of credentials, for its owner's eyes only. It is made when it
 * is first needed; whoever takes the file away makes the next one come.
 */
@Component
public class KeyFolder {

    /** 3072 bits: of the strength of 128 bits, and a signature without a bit to spare in base64. */
    private static final int BITS = 3072;

    private final Path folder;
    private @Nullable KeyPair known;
    private @Nullable String readFrom;

    public KeyFolder(@Value("${qinglin.credential-key:${qinglin.data}/credential-key}") Path folder) {
        this.folder = folder;
    }

    /** The pair in use; read again only when the file is another. */
    public synchronized KeyPair pair() {
        var file = folder.resolve("private-key.pem");
        try {
            if (!Files.exists(file)) {
                make(file);
            }
            var text = Files.readString(file);
            if (known == null || !text.equals(readFrom)) {
                known = read(text);
                readFrom = text;
            }
            return known;
        } catch (IOException failed) {
            throw new UncheckedIOException("the key of credentials in " + folder + " cannot be used", failed);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException("the key in " + file + " is no RSA key in PKCS #8", broken);
        }
    }

    private static KeyPair read(String text) throws GeneralSecurityException {
        var factory = KeyFactory.getInstance("RSA");
        var bytes = Base64.getMimeDecoder().decode(text.replaceAll("-----[A-Z ]+-----", ""));
        var key = (RSAPrivateCrtKey) factory.generatePrivate(new PKCS8EncodedKeySpec(bytes));
        return new KeyPair(
                factory.generatePublic(new RSAPublicKeySpec(key.getModulus(), key.getPublicExponent())), key);
    }

    private void make(Path file) throws IOException, GeneralSecurityException {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(BITS);
        var encoded = generator.generateKeyPair().getPrivate().getEncoded();
        Files.createDirectories(folder);
        var growing = folder.resolve("private-key.pem.new");
        Files.deleteIfExists(growing);
        try (var out = FileChannel.open(
                growing,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
                PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
            var pem = "-----BEGIN PRIVATE KEY-----\n"
                    + Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(encoded)
                    + "\n-----END PRIVATE KEY-----\n";
            out.write(ByteBuffer.wrap(pem.getBytes(StandardCharsets.US_ASCII)));
            out.force(true);
        }
        Files.move(growing, file, StandardCopyOption.ATOMIC_MOVE);
    }
}
