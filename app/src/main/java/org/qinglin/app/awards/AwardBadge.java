package org.qinglin.app.awards;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * The badge of an award that stands.
 *
 * @param credential a signed JWT
 */
public record AwardBadge(AwardCertificate certificate, String credential) {

    private static final Pattern BAKED = Pattern.compile("<openbadges:credential verify=\"([A-Za-z0-9_.-]+)\">");
    private static final int LONGEST_BADGE = 100_000;

    /** The token that a badge of ours, or a file of nothing else, holds; whether it is one of ours is not known by that. */
    static String credentialIn(byte[] file) {
        if (file.length > LONGEST_BADGE) {
            return "";
        }
        // No byte of a token is beyond ASCII, and none of another script looks like one.
        var text = new String(file, StandardCharsets.ISO_8859_1).strip();
        var baked = BAKED.matcher(text);
        return baked.find() ? baked.group(1) : text.matches("[A-Za-z0-9_.-]+") ? text : "";
    }

    /** Its picture with the credential in it. */
    public String baked() {
        return picture().baked(credential);
    }

    private BadgePicture picture() {
        return new BadgePicture(
                certificate.kind(),
                certificate.award(),
                certificate.college(),
                certificate.finalOn().getYear());
    }
}
