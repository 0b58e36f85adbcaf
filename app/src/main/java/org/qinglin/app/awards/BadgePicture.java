package org.qinglin.app.awards;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Draws the badge of an award as SVG: a seal with a sign for whom it is, the year, and a ribbon with its name. It names nobody,
 * so that everyone may see it.
 *
 * @param award at most forty characters
 */
record BadgePicture(AwardKind kind, String award, String college, int year) {

    /** Where Open Badges 3.0 (section 5.3) has a credential within a picture. */
    private static final String BADGES = "https://purl.imsglobal.org/ob/v3p0";

    private static final int LOBES = 28;
    private static final int LEAVES = 7;
    private static final double ONE_LINE = 13;
    private static final double RIBBON = 324;

    /** A sign for each kind, in a field of 24 by 24. */
    private static final Map<AwardKind, String> SIGNS = Map.of(
            AwardKind.VOLUNTEER,
            "<path d=\"M12 20C4 14.5 3 11 3 8.5A4.5 4.5 0 0 1 12 7a4.5 4.5 0 0 1 9 1.5C21 11 20 14.5 12 20Z\"/>"
                    + "<path d=\"m8.5 11.5 2.6 2.6 4.6-4.8\"/>",
            AwardKind.TEAM,
            "<path d=\"M6 21V4\"/><path d=\"M6 4.5c3-2 5.500 1.500 12-.5l-2.500 4.500 2.500 4.500c-6.500 2-9-1.500-12 .5\"/>",
            AwardKind.COMMUNITY,
            "<path d=\"M3.500 20v-8L9 7.500l5.500 4.500v8\"/><path d=\"m14 9.500 2.500-2 4 3.500v9\"/><path d=\"M9 20v-4.500\"/>"
                    + "<path d=\"M2.500 20h19\"/>",
            AwardKind.PROJECT,
            "<path d=\"M12 21v-9\"/><path d=\"M12 12C12 8 9.500 5.500 4.500 5.500 4.500 9.500 7.500 12 12 12Z\"/>"
                    + "<path d=\"M12 14.500c0-3.500 2.500-6 7.500-6 0 4-3 6-7.500 6Z\"/><path d=\"M7.500 21h9\"/>");

    /** The picture alone. */
    String drawn() {
        return drawn("", "");
    }

    /** The picture with a signed credential in it, as the specification bakes a JWT. */
    String baked(String jwt) {
        return drawn(
                " xmlns:openbadges=\"" + BADGES + "\"",
                "<openbadges:credential verify=\"" + escaped(jwt) + "\"></openbadges:credential>\n");
    }

    private String drawn(String namespace, String credential) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <svg xmlns="http://www.w3.org/2000/svg"%s viewBox="0 0 400 400" width="400" height="400" role="img" \
                aria-labelledby="badge-title">
                %s<title id="badge-title">%s</title>
                <defs><linearGradient id="seal" x1="0" y1="0" x2="0" y2="1"><stop offset="0" stop-color="#12936f"/>\
                <stop offset="1" stop-color="#075c45"/></linearGradient></defs>
                <path d="%s" fill="url(#seal)"/>
                <circle cx="200" cy="192" r="155" fill="#fdfcf9"/>
                <circle cx="200" cy="192" r="146" fill="none" stroke="#bfe6d6" stroke-width="2"/>
                <g fill="#8fd0b6">%s</g>
                <g transform="translate(146 56) scale(4.5)" fill="none" stroke="#0b7a5c" stroke-width="1.7" \
                stroke-linecap="round" stroke-linejoin="round">%s</g>
                <path d="M14 232h48v62H14l16-31z" fill="#7c3511"/>
                <path d="M386 232h-48v62h48l-16-31z" fill="#7c3511"/>
                <path d="M34 216q166-22 332 0v62q-166-22-332 0z" fill="#a84b1b"/>
                <path d="M34 278v16l28-20z" fill="#57240b"/>
                <path d="M366 278v16l-28-20z" fill="#57240b"/>
                <g font-family="PingFang SC, Noto Sans SC, Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, sans-serif" \
                text-anchor="middle">
                <text x="200" y="197" font-size="27" font-weight="700" letter-spacing="4" fill="#0a5f48">%d</text>
                %s%s</g>
                </svg>
                """.formatted(
                        namespace,
                        credential,
                        escaped(award + " · " + year + " · " + college),
                        seal(),
                        laurel(),
                        SIGNS.getOrDefault(kind, ""),
                        year,
                        name(),
                        collegeName());
    }

    /** A round edge in waves. */
    private static String seal() {
        var path = new StringBuilder();
        for (int i = 0; i < LOBES; i++) {
            double from = 2 * Math.PI * i / LOBES;
            double to = 2 * Math.PI * (i + 1) / LOBES;
            path.append(i == 0 ? "M" + point(172, from) : "")
                    .append("Q")
                    .append(point(196, (from + to) / 2))
                    .append(" ")
                    .append(point(172, to));
        }
        return path.append("Z").toString();
    }

    private static String point(double radius, double angle) {
        return String.format(Locale.ROOT, "%.1f %.1f", 200 + radius * Math.sin(angle), 192 - radius * Math.cos(angle));
    }

    /** Two twigs around the sign, their leaves mirrored. */
    private static String laurel() {
        var leaves = new StringBuilder();
        for (int i = 0; i < LEAVES; i++) {
            double degrees = 34 + i * 11.5;
            double size = 1 - 0.05 * (LEAVES - i);
            for (int side = -1; side <= 1; side += 2) {
                double angle = Math.toRadians(side * degrees);
                leaves.append(String.format(
                        Locale.ROOT,
                        "<path transform=\"translate(%.1f %.1f) rotate(%.1f) scale(%.2f)\" d=\"M0 12Q-9 0 0-14Q9 0 0 12Z\"/>",
                        200 + 121 * Math.sin(angle),
                        192 - 121 * Math.cos(angle),
                        side * (degrees - 122 + (i % 2 == 0 ? 34 : 0)),
                        size));
            }
        }
        return leaves.toString();
    }

    /** The award's name on the ribbon, in one line or two. */
    private String name() {
        if (width(award) <= ONE_LINE) {
            return text(award, 248, fitted(award, 30, RIBBON - 24), "#fff", "700");
        }
        var lines = halves(award);
        double size = Math.min(fitted(lines.get(0), 22, RIBBON - 16), fitted(lines.get(1), 22, RIBBON - 16));
        return text(lines.get(0), 234, size, "#fff", "700")
                + text(lines.get(1), 234 + size * 1.12, size, "#fff", "700");
    }

    private String collegeName() {
        if (width(college) <= ONE_LINE) {
            return text(college, 305, fitted(college, 18, 176), "#41504a", "500");
        }
        var lines = halves(college);
        double size = Math.min(fitted(lines.get(0), 15, 176), fitted(lines.get(1), 15, 130));
        return text(lines.get(0), 301, size, "#41504a", "500")
                + text(lines.get(1), 301 + size * 1.25, size, "#41504a", "500");
    }

    /** Two lines of about one length, parted at a space where one is near. */
    private static List<String> halves(String words) {
        int[] points = words.codePoints().toArray();
        var best = new ArrayList<String>();
        double least = Double.MAX_VALUE;
        for (int at = 1; at < points.length; at++) {
            var first = new String(points, 0, at);
            var second = new String(points, at, points.length - at);
            boolean spaced = first.endsWith(" ") || second.startsWith(" ");
            double uneven = Math.abs(width(first) - width(second)) - (spaced ? 5 : 0);
            if (uneven < least) {
                least = uneven;
                best.clear();
                best.addAll(List.of(first.strip(), second.strip()));
            }
        }
        return best;
    }

    private static double fitted(String words, double most, double room) {
        return Math.min(most, room / Math.max(1, width(words)));
    }

    /** In ems: Chinese characters are one wide, what else there is a little more than half. */
    private static double width(String words) {
        return words.codePoints().mapToDouble(each -> each < 0x2e80 ? 0.58 : 1).sum();
    }

    private static String text(String words, double y, double size, String colour, String weight) {
        return String.format(
                Locale.ROOT,
                "<text x=\"200\" y=\"%.1f\" font-size=\"%.1f\" font-weight=\"%s\" fill=\"%s\">%s</text>\n",
                y,
                size,
                weight,
                colour,
                escaped(words));
    }

    private static String escaped(String words) {
        return words.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
