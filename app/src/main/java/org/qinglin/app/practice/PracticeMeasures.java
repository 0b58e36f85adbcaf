package org.qinglin.app.practice;

import org.qinglin.app.organisations.agreements.Measure;
import org.qinglin.app.organisations.agreements.Measure.Way;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What community practice counts for agreements and reports. */
@Configuration
class PracticeMeasures {

    @Bean
    @Order(20)
    Measure branchesPaired() {
        return new Measure("branches-paired", Way.COUNT, "pairings", "practice.published_pairings", false);
    }

    @Bean
    @Order(21)
    Measure memberCheckIns() {
        return new Measure("check-ins", Way.COUNT, "times", "practice.published_check_ins", false);
    }

    @Bean
    @Order(22)
    Measure partTimePosts() {
        return new Measure("part-time-posts", Way.COUNT, "posts", "practice.published_appointments", false);
    }

    @Bean
    @Order(23)
    Measure hometownPosts() {
        return new Measure("hometown-posts", Way.COUNT, "posts", "practice.published_home_placements", false);
    }
}
