package org.qinglin.app.shared;

import java.security.SecureRandom;
import java.util.Locale;

/** A code that people read off paper and type: signs of Crockford's base 32, five bits each, none of which is misread. */
public final class ReadableCode {

    /** Signs of a code that a paper is checked by: 80 bits. */
    public static final int OF_A_PAPER = 16;

    private static final String SIGNS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final SecureRandom RANDOM = new SecureRandom();

    private ReadableCode() {}

    /** A new one by chance, of so many signs. */
    public static String fresh(int length) {
        var code = new StringBuilder();
        for (int i = 0; i < length; i++) {
            code.append(SIGNS.charAt(RANDOM.nextInt(SIGNS.length())));
        }
        return code.toString();
    }

    /** As it was made, however it was typed: in small letters, with spaces or dashes, with O for 0 and I or L for 1. */
    public static String tidy(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
