package org.qinglin.app.attendance;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;

/**
 * How far the chain through all entries reached at a moment, signed.
 *
 * @param number of the last entry in it; 0 while there is none
 * @param hash the chain's hash there, in hexadecimal digits
 * @param publicKey with which the signature is checked: Ed25519, X.509 form, base 64
 * @param signature over {@link #signed()}, base 64
 */
public record LedgerHead(long number, String hash, Instant signedAt, String publicKey, String signature) {

    /** What is signed, and what stands before the signature in the file of heads. */
    public String signed() {
        return signed(number, hash, signedAt);
    }

    public static String signed(long number, String hash, Instant signedAt) {
        return "head " + number + " " + hash + " " + signedAt;
    }

    /** The line of the file of heads. */
    public String line() {
        return signed() + " " + signature;
    }

    /**
     * 256 bits, in hexadecimal digits, that nobody could know before the head was signed, not even on a day without an
     * entry: SHA-256 of the signature.
     */
    public String publicValue() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            digest.update(signed().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(Base64.getDecoder().decode(signature)));
        } catch (GeneralSecurityException impossible) {
            throw new IllegalStateException("every Java has SHA-256", impossible);
        }
    }
}
