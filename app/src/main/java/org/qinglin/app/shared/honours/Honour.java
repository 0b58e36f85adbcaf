package org.qinglin.app.shared.honours;

import java.time.LocalDate;

/**
 * An award that stands.
 *
 * @param round whose badge is drawn at {@code /honours/awards/{round}/badge.svg}
 * @param code of the certificate, checked at {@code /honours/{code}}
 * @param signed whether there is a credential; not for awards that are older than credentials
 */
public record Honour(
        long round,
        long nomination,
        String award,
        String winner,
        String college,
        LocalDate on,
        String number,
        String code,
        boolean signed) {}
