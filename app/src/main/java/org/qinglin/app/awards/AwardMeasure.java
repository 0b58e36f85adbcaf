package org.qinglin.app.awards;

import org.qinglin.app.organisations.agreements.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What awards count for reports. */
@Configuration
class AwardMeasure {

    @Bean
    @Order(40)
    Measure awardsGranted() {
        return new Measure("awards-granted", Measure.Way.COUNT, "awards", "awards.published_awards", false);
    }
}
