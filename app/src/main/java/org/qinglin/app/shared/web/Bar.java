package org.qinglin.app.shared.web;

/** One row of a bar chart that is its own table: {@code part} of {@code whole}. */
public record Bar(String label, int part, int whole) {

    /** Width of the bar, 0 to 100. */
    public int percent() {
        return whole == 0 ? 0 : (int) Math.round(100.0 * part / whole);
    }

    /** Drawn in clay: below nine tenths something is to be done. */
    public boolean isShort() {
        return part * 10L < whole * 9L;
    }
}
