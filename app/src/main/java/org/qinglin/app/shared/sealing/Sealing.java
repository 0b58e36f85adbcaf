package org.qinglin.app.shared.sealing;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Seals words about people before they go into the database, and opens them for whoever may read them: AES-256 in GCM,
 * another nonce each time, {@code sealed:KEY:BASE64} with the id of the key. Two values of the same text look unlike; what
 * is to be found again has a digest beside it.
 */
@Component
public class Sealing {

    private static final String MARK = "sealed:";
    private static final int NONCE_BYTES = 12;
    private static final int TAG_BITS = 128;

    private final SealingKeys folder;
    private final SecureRandom random = new SecureRandom();
    private volatile List<SealingKeys.Key> keys;

    Sealing(SealingKeys folder) {
        this.folder = folder;
        this.keys = folder.all();
    }

    public String seal(SealedColumn column, String text) {
        var key = inUse();
        var nonce = new byte[NONCE_BYTES];
        random.nextBytes(nonce);
        var words = text.getBytes(StandardCharsets.UTF_8);
        try {
            var cipher = cipher(Cipher.ENCRYPT_MODE, key, column, nonce);
            var sealed = ByteBuffer.allocate(NONCE_BYTES + cipher.getOutputSize(words.length))
                    .put(nonce)
                    .put(cipher.doFinal(words));
            return startOf(key) + Base64.getUrlEncoder().withoutPadding().encodeToString(sealed.array());
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has AES in GCM", impossible);
        }
    }

    /** @throws IllegalStateException if the value's key is not in the folder, or the value was changed or moved */
    public String open(SealedColumn column, String sealed) {
        if (!isSealed(sealed)) {
            throw new IllegalStateException(column.name() + " holds a value that is not sealed");
        }
        int end = sealed.indexOf(':', MARK.length());
        var id = sealed.substring(MARK.length(), end);
        var key = key(id).orElseThrow(() -> new IllegalStateException(
                "%s is sealed with the key %s, which is not in %s: put the key files of this installation back there"
                        .formatted(column.name(), id, folder)));
        try {
            var bytes = Base64.getUrlDecoder().decode(sealed.substring(end + 1));
            var nonce = java.util.Arrays.copyOf(bytes, NONCE_BYTES);
            return new String(
                    cipher(Cipher.DECRYPT_MODE, key, column, nonce)
                            .doFinal(bytes, NONCE_BYTES, bytes.length - NONCE_BYTES),
                    StandardCharsets.UTF_8);
        } catch (GeneralSecurityException broken) {
            throw new IllegalStateException(column.name() + " holds a value that was changed or moved", broken);
        }
    }

    /** The same, where there may be none. */
    public @Nullable String openOrNull(SealedColumn column, @Nullable String sealed) {
        return sealed == null ? null : open(column, sealed);
    }

    /** The same for the same text, and nothing without the key: 64 hexadecimal digits. */
    public String digest(SealedColumn column, String text) {
        try {
            var mac = Mac.getInstance("HmacSHA256");
            mac.init(inUse().digest());
            return java.util.HexFormat.of()
                    .formatHex(mac.doFinal((column.name() + ":" + text).getBytes(StandardCharsets.UTF_8)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has HmacSHA256", impossible);
        }
    }

    static boolean isSealed(String value) {
        return value.startsWith(MARK);
    }

    boolean hasKey() {
        return !keys.isEmpty();
    }

    /** How every value begins that the key in use sealed; without a key none is sealed. */
    String startInUse() {
        return hasKey() ? startOf(inUse()) : MARK;
    }

    private static String startOf(SealingKeys.Key key) {
        return MARK + key.id() + ":";
    }

    /** An installation's first key is made when it is first needed, by whichever node needs it first. */
    private synchronized SealingKeys.Key inUse() {
        if (keys.isEmpty()) {
            keys = folder.all();
        }
        if (keys.isEmpty()) {
            folder.makeFirst();
            keys = folder.all();
        }
        return keys.get(keys.size() - 1);
    }

    /** A key that is not known may have come since: another node's first, or one that the operator put back. */
    private Optional<SealingKeys.Key> key(String id) {
        var known = known(id);
        if (known.isEmpty()) {
            keys = folder.all();
            return known(id);
        }
        return known;
    }

    private Optional<SealingKeys.Key> known(String id) {
        return keys.stream().filter(each -> each.id().equals(id)).findFirst();
    }

    private static Cipher cipher(int mode, SealingKeys.Key key, SealedColumn column, byte[] nonce)
            throws GeneralSecurityException {
        var cipher = Cipher.getInstance("AES/GCM/NoPadding");
        cipher.init(mode, key.seal(), new GCMParameterSpec(TAG_BITS, nonce));
        cipher.updateAAD(column.name().getBytes(StandardCharsets.UTF_8));
        return cipher;
    }

    @Override
    public String toString() {
        return folder.toString();
    }
}
