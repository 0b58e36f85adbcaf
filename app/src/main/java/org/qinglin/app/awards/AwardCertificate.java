package org.qinglin.app.awards;

import java.time.LocalDate;

/** What a certificate of an award says: stored as printed. */
public record AwardCertificate(
        String number,
        String checkCode,
        AwardKind kind,
        String winner,
        String faculty,
        String award,
        String college,
        String issuer,
        LocalDate finalOn,
        boolean demo) {

    /** What a public page shows of the winner: 王** for a person, the whole name of an organisation or project. */
    public String publicWinner() {
        return kind == AwardKind.VOLUNTEER ? HonourRoll.masked(winner) : winner;
    }
}
