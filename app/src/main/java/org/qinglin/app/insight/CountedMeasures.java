package org.qinglin.app.insight;

import org.qinglin.app.organisations.agreements.Measure;
import org.qinglin.app.organisations.agreements.Measure.Way;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What the loop itself counts, from a community's order to its word about the service. */
@Configuration
class CountedMeasures {

    @Bean
    @Order(1)
    Measure ordersFulfilled() {
        return new Measure("orders-fulfilled", Way.COUNT, "orders", "insight.published_orders_fulfilled", true);
    }

    @Bean
    @Order(2)
    Measure sessionsHeld() {
        return new Measure("sessions-held", Way.COUNT, "sessions", "insight.published_sessions_held", true);
    }

    @Bean
    @Order(3)
    Measure serviceHours() {
        return new Measure("service-hours", Way.SUM, "hours", "insight.published_service_hours", true);
    }

    @Bean
    @Order(4)
    Measure studentsServed() {
        return new Measure("students-served", Way.COUNT, "people", "insight.published_students_served", true);
    }

    @Bean
    @Order(5)
    Measure communitiesServed() {
        return new Measure(
                "communities-served", Way.COUNT, "communities", "insight.published_communities_served", true);
    }

    @Bean
    @Order(6)
    Measure communityScore() {
        return new Measure("community-score", Way.MEAN, "score", "insight.published_community_score", true);
    }

    @Bean
    @Order(7)
    Measure residentsServed() {
        return new Measure("residents-served", Way.SUM, "residents", "insight.published_residents_served", true);
    }
}
