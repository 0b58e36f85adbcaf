package org.qinglin.app.matching.web;

import java.util.List;

/**
 * One row of a chart that is its own table.
 *
 * @param percent width of the bar, 0 to 100
 * @param value what stands beside it
 * @param weak drawn in clay: something is to be done
 */
record Gauge(String label, double percent, String value, boolean weak) {

    Gauge {
        percent = Math.max(0, Math.min(100, percent));
    }

    /** A measure of several plans, under the sentence that answers it. */
    record Chart(String title, String sentence, List<Gauge> gauges) {}
}
