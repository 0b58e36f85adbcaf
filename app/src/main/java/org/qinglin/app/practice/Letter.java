package org.qinglin.app.practice;

import java.time.LocalDate;

/** What an appointment letter (聘书) says: stored as printed. */
public record Letter(
        String number,
        String checkCode,
        String name,
        String studentNumber,
        String college,
        String community,
        Appointment.Kind kind,
        String duties,
        LocalDate startsOn,
        LocalDate endsOn,
        String issuer,
        LocalDate issuedOn,
        boolean demo) {

    /** 王**: what a public page shows of a name. */
    public String maskedName() {
        int[] points = name.codePoints().toArray();
        return new StringBuilder().appendCodePoint(points[0]) + "*".repeat(points.length - 1);
    }
}
