package org.qinglin.app.recognition;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a certificate of service says (domain rule 10; 民发〔2015〕149号): stored as printed, so that it can be told apart
 * from anything altered later.
 *
 * @param idType what kind of ID identifies the student, here the student number (学号)
 * @param issuer the organisation that certifies, never the platform
 * @param noticeUntil the last day of its public notice; null where it was issued before there was one
 * @param minutes the total of {@code services}
 */
public record CertificateContent(
        String number,
        String checkCode,
        String name,
        String idType,
        String idNumber,
        String volunteerNumber,
        String college,
        String issuer,
        String personInCharge,
        String handler,
        String contact,
        LocalDate issuedOn,
        @Nullable LocalDate noticeUntil,
        long minutes,
        List<Service> services,
        boolean demo) {

    /** One session served. {@code origin} is a name of {@link org.qinglin.app.attendance.Origin}. */
    public record Service(LocalDate date, String title, String community, int minutes, String origin) {}

    /** 王*, 欧**娜: what a public page shows of a name. */
    public String maskedName() {
        int[] points = name.codePoints().toArray();
        var masked = new StringBuilder().appendCodePoint(points[0]);
        for (int i = 1; i < points.length; i++) {
            masked.append(points.length > 2 && i == points.length - 1 ? Character.toString(points[i]) : "*");
        }
        return masked.toString();
    }

    /** The first two and last two characters of the ID number, as a public page shows it. */
    public String maskedIdNumber() {
        int length = idNumber.length();
        return length <= 4
                ? "*".repeat(length)
                : idNumber.substring(0, 2) + "*".repeat(length - 4) + idNumber.substring(length - 2);
    }
}
