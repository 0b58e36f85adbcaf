package org.qinglin.app.learning;

import org.qinglin.app.organisations.agreements.Measure;
import org.qinglin.app.organisations.agreements.Measure.Way;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What courses count for agreements and reports. */
@Configuration
class LearningMeasures {

    @Bean
    @Order(40)
    Measure classesHeld() {
        return new Measure("classes-held", Way.COUNT, "classes", "learning.published_classes_held", true);
    }

    @Bean
    @Order(41)
    Measure learners() {
        return new Measure("learners", Way.COUNT, "people", "learning.published_learners", true);
    }

    @Bean
    @Order(42)
    Measure learnerHours() {
        return new Measure("learner-hours", Way.SUM, "hours", "learning.published_learner_hours", true);
    }

    @Bean
    @Order(43)
    Measure courseCertificatesIssued() {
        return new Measure("course-certificates", Way.COUNT, "certificates", "learning.published_certificates", true);
    }

    @Bean
    @Order(44)
    Measure teachingHours() {
        return new Measure("teaching-hours", Way.SUM, "hours", "learning.published_teaching", true);
    }
}
