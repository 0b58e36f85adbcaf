package org.qinglin.app.resources;

import org.qinglin.app.organisations.agreements.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What resources count for agreements and reports. */
@Configuration
class SharedMeasure {

    @Bean
    @Order(30)
    Measure resourcesShared() {
        return new Measure("resources-shared", Measure.Way.COUNT, "uses", "resources.published_bookings", false);
    }
}
