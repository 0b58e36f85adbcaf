package org.qinglin.app.learning;

import java.time.LocalDate;

/** What a certificate of completion (结业证书) says: stored as printed. */
public record CourseCertificate(
        String number,
        String checkCode,
        String name,
        String course,
        Course.Kind kind,
        String place,
        LocalDate startsOn,
        LocalDate endsOn,
        int hours,
        int attended,
        int held,
        String teachers,
        String owner,
        String issuer,
        LocalDate issuedOn,
        boolean demo) {

    /** 王**: what a public page shows of a name. */
    public String maskedName() {
        int[] points = name.codePoints().toArray();
        return new StringBuilder().appendCodePoint(points[0]) + "*".repeat(points.length - 1);
    }
}
