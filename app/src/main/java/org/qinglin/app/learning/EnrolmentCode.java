package org.qinglin.app.learning;

import java.security.SecureRandom;
import java.util.Locale;

/** The code that finds an enrolment without an account: ten signs of Crockford's base 32, 50 bits, nothing misread. */
final class EnrolmentCode {

    private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    private static final int LENGTH = 10;
    private static final SecureRandom RANDOM = new SecureRandom();

    private EnrolmentCode() {}

    static String fresh() {
        var code = new StringBuilder();
        for (int i = 0; i < LENGTH; i++) {
            code.append(ALPHABET.charAt(RANDOM.nextInt(ALPHABET.length())));
        }
        return code.toString();
    }

    /** As it was made, however it was typed: in small letters, with spaces or dashes, with O for 0 and I or L for 1. */
    static String tidy(String typed) {
        return typed.replaceAll("[\\s-]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1');
    }
}
