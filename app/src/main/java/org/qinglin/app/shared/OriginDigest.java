package org.qinglin.app.shared;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;

/** Tells connections apart for a day, for counting what each leaves, without keeping where they come from. */
public final class OriginDigest {

    private OriginDigest() {}

    /** SHA-256 over address and day, in hexadecimal: another day, another digest. */
    public static String of(String address, LocalDate day) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256")
                            .digest((address + "/" + day).getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
