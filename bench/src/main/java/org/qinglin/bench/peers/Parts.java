package org.qinglin.bench.peers;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a solver said of itself, in seconds.
 *
 * @param loading before it could read: a native library, unpacked and loaded
 * @param reading from the files to a list in memory
 * @param solving from the list in memory to the plan in memory
 * @param writing the plan, with a certificate where there is one
 */
record Parts(double loading, double reading, double solving, double writing) {

    private static final Pattern LINE = Pattern.compile(
            "^seconds(?: loading ([0-9.]+))? reading ([0-9.]+) solving ([0-9.]+) writing ([0-9.]+)$",
            Pattern.MULTILINE);

    /** Reads the line that {@code match --times} and every peer write among others. */
    static Optional<Parts> in(String said) {
        Matcher line = LINE.matcher(said);
        if (!line.find()) {
            return Optional.empty();
        }
        String loading = line.group(1);
        return Optional.of(new Parts(
                loading == null ? 0 : Double.parseDouble(loading),
                Double.parseDouble(line.group(2)),
                Double.parseDouble(line.group(3)),
                Double.parseDouble(line.group(4))));
    }
}
