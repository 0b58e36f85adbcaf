package org.qinglin.app.awards;

/**
 * The badge of an award that stands.
 *
 * @param credential a signed JWT
 */
public record AwardBadge(AwardCertificate certificate, String credential) {

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
