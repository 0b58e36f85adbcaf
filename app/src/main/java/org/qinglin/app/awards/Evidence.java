package org.qinglin.app.awards;

import java.math.BigDecimal;

/** What was found for a criterion when somebody was nominated. */
public record Evidence(Criterion criterion, BigDecimal figure) {

    public boolean isMet() {
        return criterion.isMetBy(figure);
    }
}
