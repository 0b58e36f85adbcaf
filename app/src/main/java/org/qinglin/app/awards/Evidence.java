package org.qinglin.app.awards;

import java.math.BigDecimal;

/** What was found for a criterion when somebody was nominated. */
public record Evidence(Criterion.What what, int threshold, BigDecimal figure) {

    public boolean isMet() {
        return figure.compareTo(BigDecimal.valueOf(threshold)) >= 0;
    }
}
