package org.qinglin.app.projects;

import org.qinglin.app.organisations.agreements.Measure;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;

/** What projects count for agreements and reports. */
@Configuration
class ProjectMeasures {

    @Bean
    @Order(25)
    Measure projectsFinished() {
        return new Measure(
                "projects-finished", Measure.Way.COUNT, "projects", "projects.published_finished_projects", true);
    }
}
